from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from manyuan.engagements.kinds.exchange.actions.storing import (
    mirror,
    sendings_of,
    taken,
)
from manyuan.engagements.kinds.exchange.enums import (
    EXCHANGE_FOLLOWS,
    KIND,
    ExchangeState,
    SendingState,
)
from manyuan.engagements.kinds.exchange.errors import (
    ConsentsMissing,
    ExchangeLiesAhead,
    ExchangeReasonMissing,
    MoreThanSent,
    NobodyComes,
    StillAsked,
)
from manyuan.engagements.kinds.exchange.models import PupilExchange, Sending, SentPupils
from manyuan.engagements.kinds.exchange.permissions import may_change_exchange
from manyuan.engagements.kinds.exchange.rows import (
    exchange_changed,
    exchange_row,
    sending_changed,
    sending_row,
)
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import today
from manyuan.kernel.reasons import given
from manyuan.offers.actions.marking import give_needs_back
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def start_exchange(*, by: Seat, exchange: PupilExchange) -> PupilExchange:
    """The pupils come: both schools have said yes, and so has every guardian."""
    require(may_change_exchange(by, exchange))
    lock_bureau(by)
    locked = taken(exchange, ExchangeState.PLANNED)
    _require_day(locked.starts_on)
    come = _coming(list(sendings_of(locked)))
    before = exchange_row(locked)
    follow(locked, EXCHANGE_FOLLOWS, ExchangeState.UNDER_WAY)
    locked.save()
    mirror(by, locked)
    record(
        by=by,
        code="exchange.started",
        changes=[exchange_changed(locked, before=before)],
        title=locked.title,
        schools=len(come),
        pupils=sum(one.pupils for one in come),
    )
    return locked


def _coming(sendings: Sequence[Sending]) -> list[Sending]:
    """Return who comes, once nobody waits for an answer and every consent is there."""
    asked = tuple(one.school.name for one in sendings if one.state == SendingState.ASKED)
    if asked:
        raise StillAsked(schools=asked)
    come = [one for one in sendings if one.state == SendingState.CONFIRMED]
    if not come:
        raise NobodyComes
    for one in come:
        if (one.consents or 0) < one.pupils:
            facts = {"pupils": one.pupils, "consents": one.consents or 0}
            raise ConsentsMissing(school=one.school.name, **facts)
    return come


@transaction.atomic
def finish_exchange(
    *,
    by: Seat,
    exchange: PupilExchange,
    attended: Mapping[SentPupils, int],
    report: str = "",
) -> PupilExchange:
    """The host reports how many pupils of each school came, and how it was."""
    require(may_change_exchange(by, exchange))
    lock_bureau(by)
    locked = taken(exchange, ExchangeState.UNDER_WAY)
    _require_day(locked.ends_on)
    before = exchange_row(locked)
    follow(locked, EXCHANGE_FOLLOWS, ExchangeState.HELD)
    locked.report = report.strip()
    locked.full_clean()
    locked.save()
    counted = {row.pk: pupils for row, pupils in attended.items()}
    come = sendings_of(locked).filter(state=SendingState.CONFIRMED)
    changes = [_counted(sending, counted) for sending in come]
    mirror(by, locked)
    record(
        by=by,
        code="exchange.finished",
        changes=[exchange_changed(locked, before=before), *changes],
        title=locked.title,
        pupils=sum(counted.values()),
    )
    return locked


def _counted(sending: Sending, attended: Mapping[int, int]) -> Changed:
    before = sending_row(sending)
    for one in sending.grades.all():
        one.attended = attended.get(one.pk)
        if one.attended is not None and one.attended > one.pupils:
            facts = {"school": sending.school.name, "grade": one.grade}
            raise MoreThanSent(**facts, pupils=one.pupils)
        one.full_clean()
        one.save()
    return sending_changed(sending, before=before)


@transaction.atomic
def cancel_exchange(*, by: Seat, exchange: PupilExchange, reason: str) -> PupilExchange:
    """The host calls an exchange off."""
    require(may_change_exchange(by, exchange))
    lock_bureau(by)
    locked = taken(exchange, ExchangeState.PLANNED, ExchangeState.UNDER_WAY)
    why, before = given(reason, missing=ExchangeReasonMissing), exchange_row(locked)
    follow(locked, EXCHANGE_FOLLOWS, ExchangeState.CANCELLED)
    locked.explanation = why
    locked.full_clean()
    locked.save()
    mirror(by, locked)
    given_back = give_needs_back(by=by, kind=KIND, engagement=locked.code)
    changes = [exchange_changed(locked, before=before), *given_back]
    record(by=by, code="exchange.cancelled", changes=changes, title=locked.title, reason=why)
    return locked


def _require_day(day: date) -> None:
    if day > today():
        raise ExchangeLiesAhead(on=day)
