import pytest


@pytest.fixture
def swap(shore):
    """Shore with the pupil exchanges of tests/worlds/exchanges.py, from the officer's seat."""
    from worlds.exchanges import Swap

    with shore.at():
        yield Swap(shore)
