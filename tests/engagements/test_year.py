from datetime import date

import pytest

from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.models import Flow
from manyuan.engagements.queries.year import state_of_carrying_out
from manyuan.kernel.school_year import SchoolYear

HELD, PLANNED, CANCELLED = FlowStatus.HELD, FlowStatus.PLANNED, FlowStatus.CANCELLED


@pytest.mark.parametrize(
    ("statuses", "state"),
    [
        ((), "none"),
        ((CANCELLED,), "none"),
        ((PLANNED,), "part"),
        ((HELD, PLANNED), "part"),
        ((HELD, CANCELLED), "done"),
    ],
)
def test_year_is_done_once_every_flow_was_held(shore, statuses, state):
    with shore.at():
        for place, status in enumerate(statuses):
            write(shore, f"F{place}", date(2026, 8, 31), status)
        write(shore, "before", date(2025, 8, 31), PLANNED)
        write(shore, "after", date(2026, 9, 1), PLANNED)

        assert state_of_carrying_out(shore.officer, SchoolYear(2025)) == state
    with shore.at(shore.hill):
        assert state_of_carrying_out(shore.hill, SchoolYear(2025)) == "none"


def write(shore, code, day, status):
    ends = {"provider": shore.school("S1").unit, "receiver": shore.school("S2").unit}
    Flow.objects.create(
        bureau=shore.officer.bureau,
        code=code,
        kind="posting",
        starts_on=day,
        status=status,
        **ends,
    )
