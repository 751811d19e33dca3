from datetime import date, time

import pytest

from manyuan.offers.slots import Slot, slots_of, windows_text

WINDOWS = "2026-03-04 09:00-11:30;2026-03-05 13:30-16:00"


def test_windows_are_read_and_written_alike():
    slots = slots_of(WINDOWS)

    assert slots == (
        Slot(date(2026, 3, 4), time(9), time(11, 30)),
        Slot(date(2026, 3, 5), time(13, 30), time(16)),
    )
    assert windows_text(reversed(slots)) == WINDOWS
    assert slots_of("") == ()


@pytest.mark.parametrize(
    ("other", "common"),
    [
        ("2026-03-04 10:00-12:00", "2026-03-04 10:00-11:30"),
        ("2026-03-04 09:30-10:00", "2026-03-04 09:30-10:00"),
        ("2026-03-04 11:30-12:00", None),
        ("2026-03-05 09:00-11:30", None),
    ],
)
def test_common_hours_are_those_of_both(other, common):
    (one, two) = slots_of(f"2026-03-04 09:00-11:30;{other}")

    assert one.common(two) == two.common(one) == (slots_of(common)[0] if common else None)
