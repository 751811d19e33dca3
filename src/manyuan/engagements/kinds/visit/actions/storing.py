"""The steps that the actions on a visit share: take it, write it, let its flow tell of it."""

from django.db.models import Sum

from manyuan.directory.models import Group, Membership
from manyuan.engagements.footprints import Footprint
from manyuan.engagements.kinds.visit.enums import KIND, OPEN, STATUS_OF_STATE, VisitState
from manyuan.engagements.kinds.visit.errors import (
    NotOpenForAnswers,
    NotReportedYet,
)
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.occasions import keep_occasions_of
from manyuan.engagements.kinds.visit.rows import Row, visit_changed
from manyuan.engagements.kinds.visit.tours import tour_code
from manyuan.engagements.kinds.visit.visibility import SHOWN
from manyuan.history.actions import Changed


def taken(visit: Visit) -> Visit:
    """Take the visit as it is stored now; whoever asks holds the bureau's lock."""
    found = Visit.objects.select_for_update(of=("self",)).select_related(*SHOWN)
    return found.get(pk=visit.pk)


def taken_open(visit: Visit) -> Visit:
    """Take a visit that lies ahead: neither held nor called off."""
    locked = taken(visit)
    if locked.state not in OPEN:
        raise NotOpenForAnswers(state=VisitState(locked.state).label)
    return locked


def taken_held(visit: Visit) -> Visit:
    """Take a visit that was held."""
    locked = taken(visit)
    if locked.state != VisitState.HELD:
        raise NotReportedYet
    return locked


def stored(visit: Visit, *, before: Row) -> Changed:
    """Write a visit that was changed, and its flow with it."""
    visit.full_clean()
    visit.save()
    mirror(visit)
    return visit_changed(visit, before=before)


def mirror(visit: Visit) -> None:
    """Let the flow tell what the visit does."""
    footprint = footprint_of(visit)
    for name in ("activity", "group", "starts_on", "ends_on", "hours", "people", "status"):
        setattr(visit.flow, name, getattr(footprint, name))
    visit.flow.clean_fields()
    visit.flow.save()
    keep_occasions_of([visit])


def footprint_of(visit: Visit) -> Footprint:
    """Return what the visit leaves behind: the partner gives hours to the pupils of a school."""
    return Footprint(
        code=visit.code,
        kind=KIND,
        mode="",
        activity=tour_code(visit.expert, visit.on),
        provider=visit.expert.partner.unit,
        receiver=visit.school.unit,
        group=visit.group,
        starts_on=visit.on,
        ends_on=visit.on,
        hours=visit.hours,
        people=_people(visit),
        status=STATUS_OF_STATE[VisitState(visit.state)],
    )


def _people(visit: Visit) -> int:
    if visit.state != VisitState.HELD:
        return visit.expected
    pupils = visit.attendance.aggregate(pupils=Sum("pupils"))["pupils"] or 0
    return int(pupils) + (visit.teachers_attended or 0)


def groups_of(visits: list[Visit]) -> None:
    """Note the group in which each school is on the day, a campus with the school it belongs to."""
    teams: dict[int, list[Membership]] = {}
    schools = {visit.school.legal_key for visit in visits}
    found = Membership.objects.filter(school__in=schools).select_related("group__unit")
    for membership in found.order_by("group__unit__code"):
        teams.setdefault(membership.school_id, []).append(membership)
    for visit in visits:
        visit.group = _group_on(visit, teams.get(visit.school.legal_key, []))


def _group_on(visit: Visit, memberships: list[Membership]) -> Group | None:
    return next((one.group for one in memberships if one.interval.contains(visit.on)), None)


def named(visit: Visit) -> dict[str, str]:
    """Return what every sentence of history says of a visit."""
    return {"expert": str(visit.expert), "visited": visit.school.name, "topic": visit.topic}
