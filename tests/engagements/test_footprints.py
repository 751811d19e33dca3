from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from manyuan.engagements.enums import Direction, FlowStatus
from manyuan.engagements.footprints import Footprint, keep_footprints
from manyuan.engagements.models import Flow


@pytest.fixture
def given(shore):
    """A course of S1 for S2 and S3, in the school year in which S2 was weak."""
    with shore.at():
        receivers = [shore.school(code).unit for code in ("S2", "S3")]
        yield [
            Footprint(
                code="",
                kind="course",
                mode="bridging",
                provider=shore.school("S1").unit,
                receiver=unit,
                starts_on=date(2025, 9, 1),
                ends_on=date(2026, 1, 20),
                status=FlowStatus.PLANNED,
                hours=Decimal(16),
                people=30,
            )
            for unit in receivers
        ]


def flows():
    return {
        flow.code: (flow.activity, flow.status, flow.people, flow.direction)
        for flow in Flow.objects.all()
    }


def test_each_receiver_has_a_flow_of_the_one_activity(shore, given):
    keep_footprints(shore.officer, "C2025-00001", given)

    down = Direction.STRONG_TO_WEAK
    assert flows() == {
        "C2025-00001.S2": ("C2025-00001", "planned", 30, down),
        "C2025-00001.S3": ("C2025-00001", "planned", 30, down),
    }


def test_kept_again_they_are_brought_up_to_date_and_who_is_left_out_is_off(shore, given):
    keep_footprints(shore.officer, "C2025-00001", given)
    held = replace(given[0], status=FlowStatus.HELD, people=28)
    keep_footprints(shore.officer, "C2025-00001", [held])

    assert {code: facts[1:3] for code, facts in flows().items()} == {
        "C2025-00001.S2": ("held", 28),
        "C2025-00001.S3": ("cancelled", 30),
    }

    keep_footprints(shore.officer, "C2025-00001", given)
    assert {facts[1] for facts in flows().values()} == {"planned"}
    assert Flow.objects.count() == 2


def test_direction_stays_as_it_was_at_the_start(shore, given):
    keep_footprints(shore.officer, "C2025-00001", given[:1])
    school = shore.school("S2")
    school.strength = "strong"
    school.save()
    keep_footprints(shore.officer, "C2025-00001", [replace(given[0], people=31)])
    assert flows()["C2025-00001.S2"][3] == Direction.STRONG_TO_WEAK

    later = replace(given[0], starts_on=date(2026, 9, 1), ends_on=date(2027, 1, 20))
    keep_footprints(shore.officer, "C2025-00001", [later])
    assert flows()["C2025-00001.S2"][3] == Direction.PEER
