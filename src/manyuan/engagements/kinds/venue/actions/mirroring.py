"""The footprints of a booking: the owner's school gives hours of a room to another school."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from manyuan.directory.models import Group, Membership, School
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.footprints import Footprint, leave_footprints, update_footprint
from manyuan.engagements.kinds.venue.enums import KIND, STATUS_OF_STATE, TAKES_TIME
from manyuan.engagements.kinds.venue.models import Booking, Use, days_of, state_of
from manyuan.engagements.kinds.venue.occasions import keep_occasions_of
from manyuan.seats.models import Seat

DAY = timedelta(days=1)


def mirror(by: Seat, booking: Booking, uses: Sequence[Use]) -> None:
    """Let flow and calendar tell what the booking does.

    One flow stands for all its uses: their hours are summed, and the people who come are counted
    once. A school that uses its own rooms, or only waits for one, gives nothing to another.
    """
    taking = [use for use in uses if use.state in TAKES_TIME]
    keep_occasions_of(booking, uses)
    footprint = None if booking.is_own_use else _footprint(booking, uses, taking)
    if booking.flow is not None:
        update_footprint(booking.flow, footprint)
        booking.flow.save()
    elif footprint is not None and taking:
        (booking.flow,) = leave_footprints(by, [footprint])
        booking.save(update_fields=["flow"])


def _footprint(booking: Booking, uses: Sequence[Use], taking: Sequence[Use]) -> Footprint:
    first, last = days_of(taking or uses)
    return Footprint(
        code=booking.code,
        kind=KIND,
        mode="",
        activity=booking.code,
        provider=booking.venue.school.unit,
        receiver=booking.school.unit,
        group=booking.group,
        starts_on=first,
        ends_on=last + DAY,
        hours=sum((use.hours for use in taking or uses), Decimal(0)),
        people=booking.people,
        status=STATUS_OF_STATE[state_of(uses)] if taking else FlowStatus.CANCELLED,
    )


def common_group(one: School, other: School, on: date) -> Group | None:
    """Return a group in which both schools are on a day, a campus with the school it belongs to."""
    teams = [_groups_on(school, on) for school in (one, other)]
    common = [group for group in teams[0] if group in teams[1]]
    return common[0] if common else None


def _groups_on(school: School, on: date) -> list[Group]:
    legal = school.campus_of_id or school.pk
    found = Membership.objects.filter(school=legal).select_related("group__unit")
    return [one.group for one in found.order_by("group__unit__code") if one.interval.contains(on)]
