from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from manyuan.directory.actions.experts import require_here
from manyuan.directory.errors import NothingCorrected, ReasonMissing
from manyuan.directory.models import Expert
from manyuan.history.actions import record
from manyuan.kernel.clock import now, today
from manyuan.kernel.reasons import given
from manyuan.offers.enums import DayState, WindowKind
from manyuan.offers.errors import DayIsPast, DayIsSettled, DaysOverlap
from manyuan.offers.models import ExpertDay
from manyuan.offers.permissions import may_offer_day
from manyuan.offers.queries.windows import window_of_year
from manyuan.offers.rows import DAYS
from manyuan.offers.slots import Slot
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.columns import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFacts:
    """On which day an expert can come, from when until when, to how many schools at most."""

    date: date
    starts_at: time
    ends_at: time
    max_visits: int


@transaction.atomic
def offer_day(*, by: Seat, expert: Expert, facts: DayFacts) -> ExpertDay:
    """A day of an expert is given for visits; one that was withdrawn is given anew."""
    lock_bureau(by)
    locked = _lock_expert(by, expert)
    day, before = day_at(by, locked, facts)
    _require(by, day)
    save_day(by, day)
    record(
        by=by,
        code="day.offered",
        changes=[DAYS.changed(day, before=before)],
        expert=str(locked),
        day=day.date,
    )
    return day


@transaction.atomic
def change_day(*, by: Seat, day: ExpertDay, facts: DayFacts) -> ExpertDay:
    """A given day is moved or made longer, shorter or for more visits, while no tour uses it."""
    lock_bureau(by)
    locked = lock_day(by, day)
    _require(by, locked)
    _require_free(locked)
    before = DAYS.row(locked)
    _fill(locked, facts)
    _require(by, locked)
    _check(locked)
    locked.full_clean()
    locked.save()
    change = DAYS.changed(locked, before=before)
    if change.after == before:
        raise NothingCorrected
    record(
        by=by,
        code="day.changed",
        changes=[change],
        expert=str(locked.expert),
        day=locked.date,
    )
    return locked


@transaction.atomic
def withdraw_day(*, by: Seat, day: ExpertDay, reason: str) -> ExpertDay:
    """A given day is taken back, and why; the row stays for the record."""
    lock_bureau(by)
    locked = lock_day(by, day)
    _require(by, locked)
    reason = given(reason, missing=ReasonMissing)
    _require_free(locked)
    locked.state = DayState.WITHDRAWN
    locked.save(update_fields=["state"])
    record(
        by=by,
        code="day.withdrawn",
        changes=[DAYS.moved(locked, from_state=DayState.OFFERED)],
        expert=str(locked.expert),
        day=locked.date,
        reason=reason,
    )
    return locked


def lock_day(by: Seat, day: ExpertDay) -> ExpertDay:
    """Lock a day of the actor's own bureau."""
    return (
        ExpertDay.objects.select_for_update(of=("self",))
        .select_related("expert__partner__unit")
        .get(pk=day.pk, bureau_id=by.bureau_id)
    )


def _lock_expert(by: Seat, expert: Expert) -> Expert:
    return (
        Expert.objects.select_for_update(of=("self",))
        .select_related("partner__unit")
        .get(pk=expert.pk, bureau_id=by.bureau_id)
    )


def day_at(by: Seat, expert: Expert, facts: DayFacts) -> tuple[ExpertDay, Row | None]:
    """Return a new day of an expert, or the withdrawn one of the same hour with its row so far."""
    day = ExpertDay.objects.filter(
        expert=expert, date=facts.date, starts_at=facts.starts_at, state=DayState.WITHDRAWN
    ).first()
    before = None if day is None else DAYS.row(day)
    day = day or ExpertDay(bureau_id=by.bureau_id, expert=expert)
    day.expert = expert
    _fill(day, facts)
    return day, before


def save_day(by: Seat, day: ExpertDay) -> None:
    """Write a day that is given, once it is sound."""
    day.state, day.stated_by, day.stated_at = DayState.OFFERED, by, now()
    _check(day)
    day.full_clean()
    day.save()


def _fill(day: ExpertDay, facts: DayFacts) -> None:
    day.date, day.max_visits = facts.date, facts.max_visits
    day.starts_at, day.ends_at = facts.starts_at, facts.ends_at


def _require(by: Seat, day: ExpertDay) -> None:
    require(may_offer_day(by, day.expert, window_of_year(by, day.year, WindowKind.VISIT)))


def _require_free(day: ExpertDay) -> None:
    if day.state != DayState.OFFERED:
        raise DayIsSettled(expert=str(day.expert), day=day.date, state=day.get_state_display())


def _check(day: ExpertDay) -> None:
    if day.date < today():
        raise DayIsPast(day=day.date)
    require_here(day.expert, day.date)
    others = ExpertDay.objects.filter(expert=day.expert, date=day.date).exclude(pk=day.pk)
    for other in others.exclude(state=DayState.WITHDRAWN):
        slot: Slot = other.slot
        if slot.common(day.slot):
            raise DaysOverlap(expert=str(day.expert), day=day.date, hours=slot.hours)
