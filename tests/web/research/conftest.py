import pytest


@pytest.fixture
def study(shore):
    """Shore with the joint research of tests/worlds/research.py, from the officer's seat."""
    from worlds.research import Study

    with shore.at():
        yield Study(shore)
