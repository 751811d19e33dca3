"""The steps that the actions on an activity share: take it, write it, let its footprints tell."""

from django.db.models import QuerySet

from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.footprints import Footprint, keep_footprints
from manyuan.engagements.kinds.research.enums import KIND, STATUS_OF_STATE, ResearchState
from manyuan.engagements.kinds.research.errors import (
    ResearchLiesAhead,
    ResearchNotOpen,
    ResearchWasNotHeld,
)
from manyuan.engagements.kinds.research.models import Participation, Research
from manyuan.engagements.kinds.research.occasions import occasion_of
from manyuan.engagements.kinds.research.rows import Row, research_changed
from manyuan.engagements.kinds.research.visibility import SHOWN
from manyuan.engagements.occasions import keep_occasions, require_no_clash
from manyuan.history.actions import Changed
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat


def taken(research: Research) -> Research:
    """Take the activity as it is stored now; whoever asks holds the bureau's lock."""
    found = Research.objects.select_for_update(of=("self",)).select_related(*SHOWN)
    return found.get(pk=research.pk)


def taken_open(research: Research) -> Research:
    """Take an activity that is neither held nor called off."""
    locked = taken(research)
    if locked.state != ResearchState.PLANNED:
        raise ResearchNotOpen(state=ResearchState(locked.state).label)
    return locked


def taken_held(research: Research) -> Research:
    """Take an activity that took place."""
    locked = taken(research)
    if not locked.is_held:
        raise ResearchWasNotHeld
    return locked


def require_day_has_come(research: Research) -> None:
    """Let nothing be reported before the day."""
    if research.on > today():
        raise ResearchLiesAhead(on=research.on)


def named(research: Research) -> dict[str, str]:
    """Return what every sentence of history says of an activity."""
    return {"research_mode": research.mode, "topic": research.topic}


def stored(by: Seat, research: Research, *, before: Row | None) -> Changed:
    """Write an activity that was changed, and what it leaves behind with it."""
    research.full_clean()
    research.save()
    mirror(by, research)
    return research_changed(research, before=before)


def mirror(by: Seat, research: Research) -> None:
    """Let flows and the calendar tell what the activity does."""
    parts = list(parts_of(research))
    keep_footprints(by, research.code, [_footprint(research, one) for one in parts])
    occasions = [occasion_of(research, parts)]
    if research.state == ResearchState.PLANNED and research.on >= today():
        require_no_clash(by, kind=KIND, code=research.code, occasions=occasions)
    keep_occasions(by, kind=KIND, code=research.code, occasions=occasions)


def parts_of(research: Research) -> "QuerySet[Participation]":
    """Return who takes part, with the teachers that were named."""
    found = Participation.objects.filter(research=research).select_related("school__unit")
    return found.prefetch_related("teachers")


def _footprint(research: Research, part: Participation) -> Footprint:
    """Return what the activity leaves behind at a school: hours with some of its teachers."""
    return Footprint(
        code=f"{research.code}.{part.school.code}",
        kind=KIND,
        mode=research.mode,
        activity=research.code,
        provider=research.host,
        receiver=part.school.unit,
        group=research.group,
        starts_on=research.on,
        ends_on=research.on,
        hours=research.hours,
        people=_people(research, part),
        status=_status(research, part),
    )


def _people(research: Research, part: Participation) -> int | None:
    """Return how many take part; how many came is not known before somebody has said so."""
    return part.attended if research.is_held else part.expected


def _status(research: Research, part: Participation) -> FlowStatus:
    """Return how far the flow has come; a school from which nobody came received nothing."""
    if research.is_held and part.attended == 0:
        return FlowStatus.CANCELLED
    return STATUS_OF_STATE[ResearchState(research.state)]
