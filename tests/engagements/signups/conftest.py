import pytest

from manyuan.engagements.signups import kinds
from worlds.signups import KIND, build_pier


@pytest.fixture
def pier(db, monkeypatch):
    """Shore open to the public, looked at from the officer's seat."""
    from worlds.remembered import remembered

    monkeypatch.setitem(kinds._KINDS, "fair", KIND)
    built = remembered(build_pier)
    with built.at():
        yield built
