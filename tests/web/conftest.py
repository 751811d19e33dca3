import pytest


@pytest.fixture
def seen(db):
    """Shore with what was planned and done in it."""
    from web.seen import build_seen
    from worlds.remembered import remembered

    return remembered(build_seen)
