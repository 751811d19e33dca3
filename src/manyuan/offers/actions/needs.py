from dataclasses import dataclass, fields
from datetime import date

from django.db import transaction

from manyuan.directory.actions.schools import lock_school
from manyuan.directory.enums import Stage
from manyuan.directory.errors import NothingCorrected, ReasonMissing
from manyuan.directory.models import School
from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.kernel.reasons import given
from manyuan.offers.actions.numbering import free_code
from manyuan.offers.enums import NEXT_OF_NEED, NeedState
from manyuan.offers.errors import (
    EngagementUnknown,
    KindTakesNoNeeds,
    NeedIsPast,
    NeedIsSettled,
    StageNotTaught,
)
from manyuan.offers.kinds import flow_kinds
from manyuan.offers.models import Need
from manyuan.offers.permissions import may_meet_need, may_state_need
from manyuan.offers.rows import NEEDS
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedFacts:
    """What a school needs: of which kind, for whom, from when until when."""

    kind: str
    title: str
    starts_on: date
    ends_on: date
    subject: str = ""
    stage: str = ""
    grades: str = ""
    people: int | None = None
    note: str = ""


NAMES = tuple(one.name for one in fields(NeedFacts))


@transaction.atomic
def state_need(*, by: Seat, school: School, facts: NeedFacts) -> Need:
    """A school says what it needs, so that others may arrange it."""
    require(may_state_need(by, school))
    lock_bureau(by)
    locked = lock_school(school)
    need = Need(bureau_id=by.bureau_id, school=locked, stated_by=by)
    _fill(need, facts)
    taken = Need.objects.filter(bureau_id=by.bureau_id).order_by().values_list("code", flat=True)
    need.code = free_code(f"N{need.year}-", taken)
    need.full_clean()
    need.save()
    change = NEEDS.changed(need, before=None)
    record(by=by, code="need.stated", changes=[change], **_named(need))
    return need


@transaction.atomic
def change_need(*, by: Seat, need: Need, facts: NeedFacts) -> Need:
    """A school puts its need right while nothing is arranged for it; its kind stays."""
    require(may_state_need(by, need.school))
    lock_bureau(by)
    locked = _open(by, need)
    before = NEEDS.row(locked)
    _fill(locked, facts)
    locked.full_clean()
    locked.save()
    change = NEEDS.changed(locked, before=before)
    if change.after == before:
        raise NothingCorrected
    record(by=by, code="need.changed", changes=[change], **_named(locked))
    return locked


@transaction.atomic
def withdraw_need(*, by: Seat, need: Need, reason: str) -> Need:
    """A school needs something no more, and says why; the row stays for the record."""
    require(may_state_need(by, need.school))
    lock_bureau(by)
    locked = _open(by, need)
    reason = given(reason, missing=ReasonMissing)
    before = NEEDS.row(locked)
    _follow(locked, NeedState.WITHDRAWN)
    locked.save()
    change = NEEDS.changed(locked, before=before)
    record(by=by, code="need.withdrawn", changes=[change], reason=reason, **_named(locked))
    return locked


@transaction.atomic
def meet_need(*, by: Seat, need: Need, engagement: str) -> Need:
    """What a school needs is arranged, by the engagement of this code."""
    require(may_meet_need(by, need))
    lock_bureau(by)
    locked = _open(by, need)
    if engagement not in flow_kinds()[locked.kind].codes(by, {engagement}):
        raise EngagementUnknown(engagement=engagement)
    before = NEEDS.row(locked)
    _follow(locked, NeedState.MET)
    locked.engagement = engagement
    locked.full_clean()
    locked.save()
    change = NEEDS.changed(locked, before=before)
    record(by=by, code="need.met", changes=[change], engagement=engagement, **_named(locked))
    return locked


@transaction.atomic
def reopen_need(*, by: Seat, need: Need, reason: str) -> Need:
    """An engagement does not give a school what it needs after all: the need is open again."""
    require(may_meet_need(by, need))
    lock_bureau(by)
    locked = lock_need(by, need)
    reason = given(reason, missing=ReasonMissing)
    before = NEEDS.row(locked)
    _follow(locked, NeedState.OPEN)
    locked.engagement = ""
    locked.save()
    change = NEEDS.changed(locked, before=before)
    record(by=by, code="need.reopened", changes=[change], reason=reason, **_named(locked))
    return locked


def lock_need(by: Seat, need: Need) -> Need:
    """Lock a need of the actor's own bureau."""
    found = Need.objects.select_for_update(of=("self",))
    shown = found.select_related("school__unit", "school__campus_of__unit")
    return shown.get(pk=need.pk, bureau_id=by.bureau_id)


def _named(need: Need) -> dict[str, str]:
    """Return what every sentence of history says of a need."""
    return {"school": need.school.name, "title": need.title}


def _open(by: Seat, need: Need) -> Need:
    locked = lock_need(by, need)
    if not locked.is_open:
        raise _settled(locked)
    return locked


def _follow(need: Need, to: NeedState) -> None:
    if to not in NEXT_OF_NEED[need.state]:
        raise _settled(need)
    need.state = to


def _settled(need: Need) -> NeedIsSettled:
    return NeedIsSettled(**_named(need), state=str(need.standing.label))


def _fill(need: Need, facts: NeedFacts) -> None:
    kind = flow_kinds().get(facts.kind)
    if kind is None or kind.answer is None or need.kind not in ("", facts.kind):
        raise KindTakesNoNeeds(kind=str(kind.label) if kind else facts.kind)
    if facts.ends_on < today():
        raise NeedIsPast(day=facts.ends_on)
    if facts.stage and facts.stage not in need.school.stages:
        labels = dict(Stage.choices)
        raise StageNotTaught(
            school=need.school.name, stage=str(labels.get(facts.stage, facts.stage))
        )
    for name in NAMES:
        value = getattr(facts, name)
        setattr(need, name, value.strip() if isinstance(value, str) else value)
