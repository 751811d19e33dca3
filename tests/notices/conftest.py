import pytest


@pytest.fixture
def seen(db, monkeypatch):
    """Shore with what was planned and done in it."""
    from manyuan.engagements.signups import kinds
    from web.seen import build_seen
    from worlds.remembered import remembered
    from worlds.signups import KIND

    monkeypatch.setitem(kinds._KINDS, "fair", KIND)

    return remembered(build_seen)
