from django.db import transaction

from manyuan.engagements.kinds.research.actions.storing import (
    named,
    require_day_has_come,
    stored,
    taken_held,
    taken_open,
)
from manyuan.engagements.kinds.research.enums import KIND, RESEARCH_FOLLOWS, ResearchState
from manyuan.engagements.kinds.research.errors import ResearchReasonMissing
from manyuan.engagements.kinds.research.models import Research
from manyuan.engagements.kinds.research.permissions import may_change_research
from manyuan.engagements.kinds.research.rows import research_row
from manyuan.history.actions import record
from manyuan.kernel.reasons import given
from manyuan.offers.actions.marking import give_needs_back
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def hold_research(*, by: Seat, research: Research, minutes: str = "") -> Research:
    """The host reports that the activity took place; minutes may follow later."""
    require(may_change_research(by, research))
    lock_bureau(by)
    locked = taken_open(research)
    require_day_has_come(locked)
    before = research_row(locked)
    follow(locked, RESEARCH_FOLLOWS, ResearchState.HELD)
    locked.minutes = minutes.strip()
    changed = stored(by, locked, before=before)
    record(by=by, code="research.held", changes=[changed], **named(locked), on=locked.on)
    return locked


@transaction.atomic
def write_minutes(*, by: Seat, research: Research, minutes: str) -> Research:
    """The minutes of an activity are written, or written anew."""
    require(may_change_research(by, research))
    lock_bureau(by)
    locked = taken_held(research)
    before = research_row(locked)
    locked.minutes = minutes.strip()
    changed = stored(by, locked, before=before)
    record(by=by, code="research.minuted", changes=[changed], **named(locked), on=locked.on)
    return locked


@transaction.atomic
def cancel_research(*, by: Seat, research: Research, reason: str) -> Research:
    """The host calls an activity off."""
    require(may_change_research(by, research))
    lock_bureau(by)
    locked = taken_open(research)
    why, before = given(reason, missing=ResearchReasonMissing), research_row(locked)
    follow(locked, RESEARCH_FOLLOWS, ResearchState.CANCELLED)
    locked.explanation = why
    given_back = give_needs_back(by=by, kind=KIND, engagement=locked.code)
    changes = [stored(by, locked, before=before), *given_back]
    said = {"on": locked.on, "reason": why}
    record(by=by, code="research.cancelled", changes=changes, **named(locked), **said)
    return locked
