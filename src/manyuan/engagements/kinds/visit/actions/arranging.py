from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from manyuan.directory.actions.experts import require_here
from manyuan.directory.enums import Stage
from manyuan.directory.models import Expert, School
from manyuan.engagements.footprints import leave_footprints
from manyuan.engagements.kinds.visit.actions.clashes import (
    require_free,
    require_nobody_elsewhere,
    require_time_for_the_way,
)
from manyuan.engagements.kinds.visit.actions.settling import settle
from manyuan.engagements.kinds.visit.actions.storing import (
    footprint_of,
    groups_of,
    named,
)
from manyuan.engagements.kinds.visit.errors import (
    RequestOfAnotherSchool,
    SchoolNotOpen,
    StageNotTaught,
)
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.occasions import keep_occasions_of
from manyuan.engagements.kinds.visit.permissions import may_arrange_at
from manyuan.engagements.kinds.visit.rows import clock, visit_changed
from manyuan.engagements.numbering import free_codes
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import today
from manyuan.offers.models import VisitRequest
from manyuan.plans.actions.school_days import require_school_day
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFacts:
    """What is arranged: who comes to which school, when, on which topic, for whom."""

    expert: Expert
    school: School
    topic: str
    stage: str
    expected: int
    on: date
    starts_at: time
    ends_at: time
    grade: str = ""
    hall: str = ""
    request: VisitRequest | None = None
    travel_minutes: int | None = None
    explanation: str = ""


@transaction.atomic
def arrange_visit(*, by: Seat, facts: VisitFacts) -> Visit:
    """An expert is to come to a school, outside of any plan."""
    require(may_arrange_at(by, facts.school))
    lock_bureau(by)
    # What was held on a day off was held: only what lies ahead keeps to school days and ways.
    if facts.on >= today():
        require_school_day(by, facts.on)
    (visit,), changes = begin_visits(by, [facts])
    if facts.on >= today():
        require_time_for_the_way(by, visit)
    record(
        by=by,
        code="visit.arranged",
        changes=[*changes, *settle(by, [visit])],
        **named(visit),
        on=visit.on,
        starts=clock(visit.starts_at),
    )
    return visit


def begin_visits(by: Seat, facts: Sequence[VisitFacts]) -> tuple[list[Visit], list[Changed]]:
    """Write visits that wait for both sides, with their footprints.

    A step of several actions: whoever calls it holds the bureau's lock and writes the record.
    """
    visits = [_visit(by, one) for one in facts]
    for visit in visits:
        _check(visit)
    require_free(visits)
    require_nobody_elsewhere(by, visits)
    groups_of(visits)
    codes = free_codes(by, "V", [visit.year for visit in visits])
    for visit, code in zip(visits, codes, strict=True):
        visit.code = code
    flows = leave_footprints(by, [footprint_of(visit) for visit in visits])
    for visit, flow in zip(visits, flows, strict=True):
        visit.flow = flow
        visit.clean_fields()
    Visit.objects.bulk_create(visits)
    keep_occasions_of(visits)
    return visits, [visit_changed(visit, before=None) for visit in visits]


def _visit(by: Seat, facts: VisitFacts) -> Visit:
    return Visit(
        bureau_id=by.bureau_id, **{name: getattr(facts, name) for name in VisitFacts.__slots__}
    )


def _check(visit: Visit) -> None:
    visit.clean_fields(exclude=["flow", "code"])
    visit.validate_constraints(exclude=["flow", "code", "expert", "hall", "request"])
    # A special school teaches pupils of stages that its kind does not tell.
    if visit.school.stages and visit.stage not in visit.school.stages:
        raise StageNotTaught(school=visit.school.name, stage=Stage(visit.stage).label)
    if not visit.school.is_open_on(visit.on):
        raise SchoolNotOpen(school=visit.school.name, on=visit.on)
    require_here(visit.expert, visit.on)
    if visit.request is not None and visit.request.school_id != visit.school_id:
        raise RequestOfAnotherSchool(request=visit.request.code, school=visit.school.name)
