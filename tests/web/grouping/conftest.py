import pytest


@pytest.fixture
def officer(reef, sign_in):
    return sign_in(reef.officer)
