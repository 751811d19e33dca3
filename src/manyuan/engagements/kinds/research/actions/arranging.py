from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, time

from django.db import transaction

from manyuan.directory.models import Group, School, Teacher, Venue
from manyuan.engagements.kinds.research.actions.inviting import Invited, invite, require_invitable
from manyuan.engagements.kinds.research.actions.storing import named, stored, taken_open
from manyuan.engagements.kinds.research.errors import (
    HostCannotBe,
    InvitedNotOpen,
    ResearchReasonMissing,
)
from manyuan.engagements.kinds.research.models import Research
from manyuan.engagements.kinds.research.permissions import (
    may_change_research,
    may_host_at,
    may_invite,
)
from manyuan.engagements.kinds.research.rows import research_row
from manyuan.engagements.numbering import free_codes
from manyuan.engagements.occasions import require_venue
from manyuan.history.actions import record
from manyuan.kernel.reasons import given
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.enums import UnitKind
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require

HOSTS = (UnitKind.SCHOOL, UnitKind.GROUP, UnitKind.BUREAU)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResearchFacts:
    """What is arranged: who invites whom, when and where, on which topic."""

    mode: str
    topic: str
    host: Unit
    on: date
    starts_at: time
    ends_at: time
    invited: Sequence[Invited]
    subject: str = ""
    stage: str = ""
    group: Group | None = None
    place: School | None = None
    venue: Venue | None = None
    room: str = ""
    leader: Teacher | None = None
    agenda: str = ""
    explanation: str = ""


OWN = tuple(one.name for one in fields(ResearchFacts) if one.name != "invited")


@transaction.atomic
def arrange_research(*, by: Seat, facts: ResearchFacts) -> Research:
    """A host invites schools to an activity."""
    require(may_host_at(by, facts.host))
    invited = require_invitable(facts.invited, host=facts.host)
    require(may_invite(by, [one.school for one in invited]))
    lock_bureau(by)
    research = drafted(by, facts)
    _check(research, invited)
    (research.code,) = free_codes(by, "R", [SchoolYear.on(facts.on)])
    research.full_clean()
    research.save()
    parts = invite(research, invited)
    changed = stored(by, research, before=None)
    record(
        by=by,
        code="research.arranged",
        changes=[changed, *parts],
        **named(research),
        on=research.on,
        schools=len(invited),
    )
    return research


@transaction.atomic
def change_research(*, by: Seat, research: Research, facts: ResearchFacts, reason: str) -> Research:
    """A host changes what it had arranged: those who take part see why."""
    require(may_change_research(by, research))
    require(may_host_at(by, facts.host))
    invited = require_invitable(facts.invited, host=facts.host)
    lock_bureau(by)
    locked = taken_open(research)
    known = set(locked.participations.values_list("school_id", flat=True))
    require(may_invite(by, [one.school for one in invited if one.school.pk not in known]))
    why, before = given(reason, missing=ResearchReasonMissing), research_row(locked)
    _take_over(locked, facts)
    locked.explanation = why
    _check(locked, invited)
    parts = invite(locked, invited)
    changed = stored(by, locked, before=before)
    said = {"on": locked.on, "reason": why}
    record(by=by, code="research.changed", changes=[changed, *parts], **named(locked), **said)
    return locked


def drafted(by: Seat, facts: ResearchFacts) -> Research:
    """Return an activity as it was filled in, stored by nobody yet."""
    research = Research(bureau_id=by.bureau_id)
    _take_over(research, facts)
    return research


def _take_over(research: Research, facts: ResearchFacts) -> None:
    for name in OWN:
        setattr(research, name, getattr(facts, name))
    if research.place is None and research.venue is not None:
        research.place = research.venue.school


def _check(research: Research, invited: Sequence[Invited]) -> None:
    if research.host.kind not in HOSTS:
        raise HostCannotBe(host=research.host.name)
    places = [] if research.place is None else [research.place]
    for school in (*places, *(one.school for one in invited)):
        if not school.is_open_on(research.on):
            raise InvitedNotOpen(school=school.name, on=research.on)
    require_venue(research.venue, place=research.place, days=[research.on])
