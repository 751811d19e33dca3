import pytest


@pytest.fixture
def library(shore):
    """Shore with the materials of tests/worlds/materials.py, from the officer's seat."""
    from worlds.materials import Library

    with shore.at():
        yield Library(shore)
