import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _no_tries_yet():
    """Forget who tried forged addresses: every test comes from the same address."""
    cache.clear()
