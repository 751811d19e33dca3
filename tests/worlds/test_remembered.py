from django.db import transaction

from worlds import remembered as room
from worlds.remembered import remembered
from worlds.shore import build_shore


def plain(rows):
    """Return the rows with what PostgreSQL wraps as JSON unwrapped, so that they compare."""
    return {
        model: [tuple(getattr(value, "obj", value) for value in row) for row in found]
        for model, found in rows.items()
    }


def test_world_that_is_written_again_has_the_same_rows_and_the_same_seats(db):
    calls = []

    def build():
        calls.append("built")
        return build_shore()

    found = []
    for _time in range(2):
        with transaction.atomic():
            world = remembered(build)
            with world.at():
                found.append((plain(room._rows()), world, world.school("S2").pk))
            transaction.set_rollback(True)

    assert calls == ["built"]
    assert found[0] == found[1]
    assert room._rows() == {}
