from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from manyuan.engagements.kinds.research.actions.storing import named, stored, taken_open
from manyuan.engagements.kinds.research.errors import (
    ResearchMovedIntoThePast,
    ResearchMovedNowhere,
    ResearchMovedToAnotherYear,
    ResearchPastMidnight,
    ResearchReasonMissing,
)
from manyuan.engagements.kinds.research.models import Research
from manyuan.engagements.kinds.research.permissions import may_change_research
from manyuan.engagements.kinds.research.rows import clock, research_row
from manyuan.engagements.occasions import require_venue
from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.kernel.reasons import given
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True)
class ResearchSlot:
    """When an activity is to begin."""

    on: date
    starts_at: time


@transaction.atomic
def move_research(*, by: Seat, research: Research, to: ResearchSlot, reason: str) -> Research:
    """An activity is laid on another day or time, as long as before."""
    require(may_change_research(by, research))
    lock_bureau(by)
    locked = taken_open(research)
    why, before = given(reason, missing=ResearchReasonMissing), research_row(locked)
    was = ResearchSlot(locked.on, locked.starts_at)
    _lay(locked, to)
    locked.explanation = why
    changed = stored(by, locked, before=before)
    said = {"before": _said(was), "after": _said(to), "reason": why}
    record(by=by, code="research.moved", changes=[changed], **named(locked), **said)
    return locked


def _lay(research: Research, to: ResearchSlot) -> None:
    if to == ResearchSlot(research.on, research.starts_at):
        raise ResearchMovedNowhere(on=research.on, starts=clock(research.starts_at))
    if to.on < today():
        raise ResearchMovedIntoThePast(on=to.on)
    if SchoolYear.on(to.on) != research.year:
        raise ResearchMovedToAnotherYear(on=to.on, year=research.year)
    require_venue(research.venue, place=research.place, days=[to.on])
    ends = datetime.combine(to.on, to.starts_at) + research.length
    if ends.date() != to.on:
        raise ResearchPastMidnight(starts=clock(to.starts_at))
    research.on, research.starts_at, research.ends_at = to.on, to.starts_at, ends.time()


def _said(slot: ResearchSlot) -> str:
    return f"{slot.on.isoformat()} {clock(slot.starts_at)}"
