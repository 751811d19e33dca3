import pytest


@pytest.fixture
def strand(db):
    """The small district of tests/worlds/exchange.py, looked at from the officer's seat."""
    from worlds.exchange import build_strand

    built = build_strand()
    with built.at():
        yield built
