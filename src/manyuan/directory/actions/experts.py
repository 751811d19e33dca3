from dataclasses import dataclass
from datetime import date

from django.db import transaction

from manyuan.directory.actions.partners import lock_partner
from manyuan.directory.actions.removing import delete_unused
from manyuan.directory.actions.studios import lock_studio
from manyuan.directory.enums import Stage
from manyuan.directory.errors import (
    ExpertHasLeft,
    ExpertHasNotLeft,
    ExpertIsBound,
    ExpertLeftAlready,
    ReasonMissing,
)
from manyuan.directory.models import Agreement, Expert, Partner, Studio
from manyuan.directory.permissions import may_change_partnerships
from manyuan.directory.rows import added, changed, removed, row_of
from manyuan.directory.sheets import EXPERT_STORE
from manyuan.history.actions import record
from manyuan.kernel.reasons import given
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

JOINT = ";"


@dataclass(frozen=True, slots=True)
class ExpertFacts:
    """What the register holds of an expert beside the code; without stages it means all of them."""

    topics: tuple[str, ...]
    name: str = ""
    stages: tuple[str, ...] = ()
    studio: Studio | None = None


@transaction.atomic
def register_expert(*, by: Seat, code: str, partner: Partner, facts: ExpertFacts) -> Expert:
    """Somebody of a partner enters the register as an expert who speaks at schools."""
    require(may_change_partnerships(by))
    lock_bureau(by)
    expert = Expert(bureau_id=by.bureau_id, code=code, partner=lock_partner(partner))
    _fill(expert, facts)
    expert.save()
    change = added(EXPERT_STORE, expert)
    record(by=by, code="expert.registered", changes=[change], **_said(expert))
    return expert


@transaction.atomic
def edit_expert(*, by: Seat, expert: Expert, partner: Partner, facts: ExpertFacts) -> Expert:
    """What the register holds of an expert is corrected or brought up to date."""
    require(may_change_partnerships(by))
    lock_bureau(by)
    locked = lock_expert(expert)
    before = row_of(EXPERT_STORE, locked)
    _move_to(locked, lock_partner(partner))
    _fill(locked, facts)
    locked.save()
    change = changed(EXPERT_STORE, locked, before=before)
    record(by=by, code="expert.edited", changes=[change], **_said(locked))
    return locked


def _move_to(expert: Expert, partner: Partner) -> None:
    if partner == expert.partner:
        return
    if Agreement.objects.filter(expert=expert).exists():
        raise ExpertIsBound(expert=str(expert), partner=expert.partner.name)
    expert.partner = partner


@transaction.atomic
def register_leaving(*, by: Seat, expert: Expert, on: date, reason: str) -> Expert:
    """An expert no longer comes to schools from a day on; all that was before stays readable."""
    require(may_change_partnerships(by))
    lock_bureau(by)
    reason = given(reason, missing=ReasonMissing)
    locked = lock_expert(expert)
    if locked.left_on is not None:
        raise ExpertLeftAlready(expert=str(locked), on=locked.left_on)
    return _set_left(by, locked, on, "expert.left", on=on, reason=reason)


@transaction.atomic
def take_back_leaving(*, by: Seat, expert: Expert) -> Expert:
    """A leaving that was registered by mistake is taken back, or the expert comes again."""
    require(may_change_partnerships(by))
    lock_bureau(by)
    locked = lock_expert(expert)
    if locked.left_on is None:
        raise ExpertHasNotLeft(expert=str(locked))
    return _set_left(by, locked, None, "expert.returned")


def _set_left(by: Seat, expert: Expert, day: date | None, code: str, **said: object) -> Expert:
    before = row_of(EXPERT_STORE, expert)
    expert.left_on = day
    expert.full_clean()
    expert.save(update_fields=["left_on"])
    change = changed(EXPERT_STORE, expert, before=before)
    record(by=by, code=code, changes=[change], **_said(expert), **said)
    return expert


def require_here(expert: Expert, on: date) -> None:
    """Refuse to arrange anything with an expert for a day after the leaving."""
    if expert.left_on is not None and not expert.is_here_on(on):
        raise ExpertHasLeft(expert=str(expert), on=expert.left_on)


@transaction.atomic
def remove_expert(*, by: Seat, expert: Expert, reason: str) -> None:
    """An expert who was entered by mistake is taken out; history keeps the entry."""
    require(may_change_partnerships(by))
    lock_bureau(by)
    reason = given(reason, missing=ReasonMissing)
    locked = lock_expert(expert)
    change, said = removed(EXPERT_STORE, locked), _said(locked)
    delete_unused(locked)
    record(by=by, code="expert.removed", changes=[change], reason=reason, **said)


def _fill(expert: Expert, facts: ExpertFacts) -> None:
    expert.name = facts.name
    expert.topics = JOINT.join(facts.topics)
    expert.stages = JOINT.join(stage.value for stage in Stage if stage in facts.stages)
    expert.studio = facts.studio and lock_studio(facts.studio)
    expert.full_clean()


def _said(expert: Expert) -> dict[str, str]:
    return {"partner": expert.partner.name, "name": str(expert)}


def lock_expert(expert: Expert) -> Expert:
    """Read the expert as it is now and hold it until the action ends."""
    found = Expert.objects.select_for_update(of=("self",)).select_related("partner__unit")
    return found.get(pk=expert.pk)
