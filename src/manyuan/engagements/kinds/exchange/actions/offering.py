from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from manyuan.directory.models import Group, School
from manyuan.engagements.kinds.exchange.actions.storing import (
    confirmed_by_grade,
    mirror,
    require_member,
    sendings_of,
    taken,
)
from manyuan.engagements.kinds.exchange.enums import ExchangeState, SendingState
from manyuan.engagements.kinds.exchange.errors import (
    DatesAreConfirmed,
    ExchangeReasonMissing,
    NoPlaces,
    PlacesAreTaken,
)
from manyuan.engagements.kinds.exchange.models import ExchangePlaces, PupilExchange
from manyuan.engagements.kinds.exchange.permissions import may_act_for, may_change_exchange
from manyuan.engagements.kinds.exchange.rows import exchange_changed, exchange_row
from manyuan.engagements.numbering import free_codes
from manyuan.history.actions import record
from manyuan.kernel.reasons import given
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeFacts:
    """Which school takes in how many pupils of which grades, and when."""

    title: str
    host: School
    group: Group
    starts_on: date
    ends_on: date
    places: Mapping[str, int]
    programme: str = ""


@transaction.atomic
def offer_exchange(*, by: Seat, facts: ExchangeFacts) -> PupilExchange:
    """A school offers places to pupils of other schools of its group."""
    require(may_act_for(by, facts.host))
    lock_bureau(by)
    exchange = PupilExchange(
        bureau_id=by.bureau_id,
        title=facts.title,
        host=facts.host,
        group=facts.group,
        starts_on=facts.starts_on,
        ends_on=facts.ends_on,
        programme=facts.programme,
    )
    require_member(by, exchange, facts.host)
    years = [SchoolYear.on(facts.starts_on)]
    (exchange.code,) = free_codes(by, "X", years, also=_codes(by))
    exchange.full_clean()
    exchange.save()
    _write_places(exchange, facts.places)
    mirror(by, exchange)
    record(
        by=by,
        code="exchange.offered",
        changes=[exchange_changed(exchange, before=None)],
        host=exchange.host.name,
        title=exchange.title,
        on=exchange.starts_on,
        places=sum(facts.places.values()),
    )
    return exchange


@transaction.atomic
def change_exchange(
    *, by: Seat, exchange: PupilExchange, facts: ExchangeFacts, reason: str
) -> PupilExchange:
    """The host changes what it offers; what was confirmed stays."""
    require(may_change_exchange(by, exchange))
    lock_bureau(by)
    locked = taken(exchange, ExchangeState.PLANNED)
    why, before = given(reason, missing=ExchangeReasonMissing), exchange_row(locked)
    _require_agreed(locked, facts)
    locked.title, locked.programme = facts.title, facts.programme
    locked.starts_on, locked.ends_on = facts.starts_on, facts.ends_on
    locked.explanation = why
    require_member(by, locked, locked.host)
    locked.full_clean()
    locked.save()
    locked.places.all().delete()
    _write_places(locked, facts.places)
    mirror(by, locked)
    changed = exchange_changed(locked, before=before)
    record(by=by, code="exchange.changed", changes=[changed], title=locked.title, reason=why)
    return locked


def _require_agreed(exchange: PupilExchange, facts: ExchangeFacts) -> None:
    sendings = list(sendings_of(exchange))
    agreed = [one for one in sendings if one.state == SendingState.CONFIRMED]
    if agreed and (facts.starts_on, facts.ends_on) != (exchange.starts_on, exchange.ends_on):
        raise DatesAreConfirmed(count=len(agreed))
    for grade, pupils in confirmed_by_grade(sendings).items():
        if facts.places.get(grade, 0) < pupils:
            raise PlacesAreTaken(grade=grade, taken=pupils)


def _write_places(exchange: PupilExchange, places: Mapping[str, int]) -> None:
    if not places:
        raise NoPlaces
    for grade, count in places.items():
        row = ExchangePlaces(
            bureau_id=exchange.bureau_id, exchange=exchange, grade=grade, places=count
        )
        row.full_clean()
        row.save()


def _codes(by: Seat) -> list[str]:
    found = PupilExchange.objects.filter(bureau_id=by.bureau_id).order_by()
    return list(found.values_list("code", flat=True))
