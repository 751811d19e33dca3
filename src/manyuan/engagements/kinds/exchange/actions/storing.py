"""The steps that the actions on an exchange share: take it, write it, let its footprints tell."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from django.db.models import QuerySet

from manyuan.directory.models import School
from manyuan.directory.queries.fellows import groups_of_school
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.footprints import Footprint, keep_footprints
from manyuan.engagements.kinds.exchange.enums import (
    KIND,
    STANDING,
    STATUS_OF_SENDING,
    ExchangeState,
    SendingState,
)
from manyuan.engagements.kinds.exchange.errors import (
    ExchangeNotOpen,
    NotInTheGroup,
)
from manyuan.engagements.kinds.exchange.models import PupilExchange, Sending
from manyuan.engagements.kinds.exchange.visibility import SHOWN
from manyuan.engagements.occasions import OccasionFacts, keep_occasions
from manyuan.seats.models import Seat

DAY = timedelta(days=1)


def taken(exchange: PupilExchange, *states: ExchangeState) -> PupilExchange:
    """Take an exchange as it is stored now, in one of the states; the bureau's lock is held."""
    found = PupilExchange.objects.select_for_update(of=("self",)).select_related(*SHOWN)
    locked = found.get(pk=exchange.pk)
    if locked.state not in states:
        raise ExchangeNotOpen(state=ExchangeState(locked.state).label)
    return locked


def taken_sending(sending: Sending) -> Sending:
    """Take what a school sends, of an exchange that has not begun."""
    exchange = taken(sending.exchange, ExchangeState.PLANNED)
    locked = sendings_of(exchange).select_for_update(of=("self",)).get(pk=sending.pk)
    locked.exchange = exchange
    return locked


def sendings_of(exchange: PupilExchange) -> "QuerySet[Sending]":
    """Return what schools send, their numbers read along."""
    found = Sending.objects.filter(exchange=exchange).select_related("school__unit", "exchange")
    return found.prefetch_related("grades")


def require_member(by: Seat, exchange: PupilExchange, school: School) -> None:
    """Let only schools of the group take part, on the first day."""
    found = groups_of_school(by, school, exchange.starts_on)
    if exchange.group_id not in {one.group_id for one in found}:
        group = exchange.group.name
        raise NotInTheGroup(school=school.name, on=exchange.starts_on, group=group)


def confirmed_by_grade(sendings: Iterable[Sending]) -> Mapping[str, int]:
    """Return how many pupils of each grade both schools have agreed on."""
    found: dict[str, int] = {}
    for sending in sendings:
        if sending.state == SendingState.CONFIRMED:
            for one in sending.grades.all():
                found[one.grade] = found.get(one.grade, 0) + one.pupils
    return found


def mirror(by: Seat, exchange: PupilExchange) -> None:
    """Let flows and the calendar tell what the exchange does."""
    sendings = list(sendings_of(exchange))
    keep_footprints(by, exchange.code, [_footprint(exchange, one) for one in sendings])
    keep_occasions(by, kind=KIND, code=exchange.code, occasions=[_occasion(exchange, sendings)])


def _footprint(exchange: PupilExchange, sending: Sending) -> Footprint:
    """Return what the exchange leaves behind: a school's pupils were taken in by another."""
    return Footprint(
        code=f"{exchange.code}.{sending.school.code}",
        kind=KIND,
        mode="",
        activity=exchange.code,
        provider=exchange.host.unit,
        receiver=sending.school.unit,
        group=exchange.group,
        starts_on=exchange.starts_on,
        # A flow ends on the first day on which it goes on no longer.
        ends_on=exchange.ends_on + DAY,
        people=sending.attended if exchange.is_held else sending.pupils,
        status=_status(exchange, sending),
    )


def _status(exchange: PupilExchange, sending: Sending) -> FlowStatus:
    if exchange.state == ExchangeState.CANCELLED or sending.attended == 0:
        return FlowStatus.CANCELLED
    if exchange.is_held and sending.state == SendingState.CONFIRMED:
        return FlowStatus.HELD
    return STATUS_OF_SENDING[SendingState(sending.state)]


def _occasion(exchange: PupilExchange, sendings: Sequence[Sending]) -> OccasionFacts:
    standing = [one for one in sendings if one.state in STANDING]
    return OccasionFacts(
        title=exchange.title,
        starts_on=exchange.starts_on,
        ends_on=exchange.ends_on,
        status=_status_of_days(exchange, standing),
        place=exchange.host.unit,
        people=sum(one.pupils for one in standing) or None,
        group=exchange.group,
        units=(exchange.host.unit, *(one.school.unit for one in standing)),
    )


def _status_of_days(exchange: PupilExchange, standing: Sequence[Sending]) -> FlowStatus:
    if exchange.state in (ExchangeState.CANCELLED, ExchangeState.HELD):
        return FlowStatus(exchange.state)
    agreed = standing and all(one.state == SendingState.CONFIRMED for one in standing)
    return FlowStatus.CONFIRMED if agreed else FlowStatus.PLANNED
