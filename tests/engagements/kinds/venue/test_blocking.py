from datetime import time, timedelta

import pytest

from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.errors import VenueIsTaken
from manyuan.engagements.kinds.venue import errors
from manyuan.engagements.kinds.venue.actions import lift_block
from manyuan.engagements.kinds.venue.models import Block, Quarter, Use
from manyuan.engagements.occasions import OccasionFacts, require_no_clash
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from worlds.clock import on_day
from worlds.venues import weekday

DAY = timedelta(days=1)


def test_blocked_hours_are_taken_on_every_day(quay):
    quay.block(ends_on=weekday() + 2 * DAY)

    assert Quarter.objects.count() == 18
    with pytest.raises(errors.VenueTaken) as refused:
        quay.book(days=(weekday() + DAY,))
    assert refused.value.facts["who"] == "本校停用"
    assert sentence_of(Record.objects.get(code="venue.blocked")) == (
        f"海棠路小学 报告厅在 {weekday().isoformat()} – {(weekday() + 2 * DAY).isoformat()} "
        "14:00–15:30 停止预订（期中考试）"
    )


def test_what_is_booked_is_not_blocked(quay):
    quay.book()

    with pytest.raises(errors.VenueTaken):
        quay.block(starts_on=weekday() - DAY)

    assert Block.objects.count() == 0


def test_lifted_block_frees_its_time_for_who_waits(quay):
    block = quay.block()
    waiting = quay.book(waits=True)

    lift_block(by=quay.group_office, block=block)

    assert Block.objects.count() == 0
    assert Use.objects.get(booking=waiting).state == "requested"
    assert sentence_of(Record.objects.get(code="venue.unblocked")) == (
        f"恢复了海棠路小学 报告厅在 {weekday().isoformat()} 14:00–15:30 的预订"
    )


def test_block_under_way_ends_with_yesterday(quay):
    block = quay.block(ends_on=weekday() + 3 * DAY)

    with on_day(weekday() + 2 * DAY):
        lift_block(by=quay.owner, block=block)

    block.refresh_from_db()
    assert block.ends_on == weekday() + DAY
    assert set(Quarter.objects.values_list("on", flat=True)) == {weekday(), weekday() + DAY}


def test_block_that_is_over_is_not_lifted(quay):
    block = quay.block()

    with on_day(weekday() + DAY), pytest.raises(errors.BlockIsOver):
        lift_block(by=quay.owner, block=block)

    assert Block.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"starts_on": today() - DAY}, errors.DayIsOver),
        ({"ends_on": weekday() + 62 * DAY}, errors.BlockTooLong),
        ({"reason": " "}, errors.BookingReasonMissing),
        ({"ends_at": time(13)}, errors.OutsideTheDay),
    ],
)
def test_what_cannot_be_blocked_is_refused(quay, changed, error):
    with pytest.raises(error):
        quay.block(**changed)

    assert (Block.objects.count(), Quarter.objects.count()) == (0, 0)


def test_only_the_owner_blocks_and_lifts(quay):
    block = quay.block()

    with pytest.raises(Refused):
        lift_block(by=quay.principal, block=block)

    assert Block.objects.count() == 1


def test_other_kinds_do_not_take_a_venue_while_it_is_blocked(quay):
    block = quay.block(ends_on=weekday() + DAY)
    other = OccasionFacts(
        title="联合备课",
        starts_on=weekday() + DAY,
        ends_on=weekday() + DAY,
        starts_at=time(14),
        ends_at=time(15),
        status=FlowStatus.PLANNED,
        place=block.venue.school.unit,
        venue=block.venue,
        units=(block.venue.school.unit,),
    )
    ask = {"kind": "research", "code": "R1", "occasions": [other]}

    with pytest.raises(VenueIsTaken) as refused:
        require_no_clash(quay.owner, **ask)
    assert refused.value.facts["title"] == "期中考试"

    lift_block(by=quay.owner, block=block)
    require_no_clash(quay.owner, **ask)
