import pytest


@pytest.fixture
def fair(db, monkeypatch):
    """The kind of sign-up that only tests know."""
    from manyuan.engagements.signups import kinds
    from worlds.signups import KIND

    monkeypatch.setitem(kinds._KINDS, "fair", KIND)


@pytest.fixture
def seen(fair):
    """Shore with what was planned and done in it."""
    from web.seen import build_seen
    from worlds.remembered import remembered

    return remembered(build_seen)
