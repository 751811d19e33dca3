"""What rules a time out for a visit; whoever asks holds the bureau's lock until it has written."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from manyuan.engagements.kinds.visit.enums import KIND, VisitState
from manyuan.engagements.kinds.visit.errors import (
    ExpertBusy,
    HallBusy,
    NoTimeForTheWay,
    RequestServed,
)
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.occasions import occasions_of
from manyuan.engagements.kinds.visit.rows import clock
from manyuan.engagements.occasions import require_no_clash_with_other_kinds
from manyuan.kernel.clock import today
from manyuan.plans.queries.ways import ways
from manyuan.seats.models import Seat


def require_free(visits: Sequence[Visit]) -> None:
    """Let no expert be at two schools at once, no hall hold two visits, no request be met twice.

    Raises
    ------
    ExpertBusy, HallBusy, RequestServed
        With the visit that is in the way, be it stored or earlier in ``visits``.
    """
    standing = _others(visits)
    _require_unserved(visits)
    for visit in visits:
        of_day = standing.setdefault(visit.on, [])
        for other in of_day:
            if visit.overlaps(other):
                _require_apart(visit, other)
        of_day.append(visit)


def require_nobody_elsewhere(by: Seat, visits: Sequence[Visit]) -> None:
    """Let neither expert nor hall of a visit that lies ahead be taken by what is no visit."""
    ahead = [visit for visit in visits if visit.on >= today()]
    require_no_clash_with_other_kinds(by, kind=KIND, occasions=occasions_of(ahead))


def _others(visits: Sequence[Visit]) -> dict[date, list[Visit]]:
    found: dict[date, list[Visit]] = {}
    days = {visit.on for visit in visits}
    others = Visit.objects.filter(on__in=days).exclude(state=VisitState.CANCELLED)
    for other in others.exclude(pk__in=_keys(visits)).select_related("expert", "school__unit"):
        found.setdefault(other.on, []).append(other)
    return found


def _keys(visits: Sequence[Visit]) -> list[int]:
    return [visit.pk for visit in visits if visit.pk is not None]


def _require_apart(visit: Visit, other: Visit) -> None:
    when = {"on": other.on, "starts": clock(other.starts_at), "ends": clock(other.ends_at)}
    if visit.expert_id == other.expert_id:
        raise ExpertBusy(expert=str(other.expert), school=other.school.name, **when)
    if visit.school_id == other.school_id and visit.hall and visit.hall == other.hall:
        raise HallBusy(school=other.school.name, hall=other.hall, **when)


def _require_unserved(visits: Sequence[Visit]) -> None:
    asked = [visit.request_id for visit in visits if visit.request_id is not None]
    served = Visit.objects.filter(request__in=asked).exclude(state=VisitState.CANCELLED)
    known = list(served.exclude(pk__in=_keys(visits)).select_related("request"))
    met = {visit.request_id: visit for visit in known}
    for visit in visits:
        other = met.get(visit.request_id)
        if visit.request is not None and other is not None:
            raise RequestServed(request=visit.request.code, on=other.on)
        if visit.request is not None:
            met[visit.request_id] = visit


def require_time_for_the_way(by: Seat, visit: Visit) -> None:
    """Let an expert get from each school of the day to the next; an unknown way takes no time.

    Raises
    ------
    NoTimeForTheWay
        With the visit before or after from which the way is too long.
    """
    others = Visit.objects.filter(expert=visit.expert_id, on=visit.on).exclude(pk=visit.pk)
    standing = others.exclude(state=VisitState.CANCELLED).select_related("school__unit")
    elsewhere = [other for other in standing if other.school_id != visit.school_id]
    if not elsewhere:
        return
    travel = ways(by, visit.on, schools=[visit.school, *(other.school for other in elsewhere)])
    for other in elsewhere:
        first, second = sorted((visit, other), key=lambda one: one.starts_at)
        needed = travel.minutes(first.school.unit.code, second.school.unit.code) or 0
        left = _minutes(visit.on, first.ends_at, second.starts_at)
        if needed > left:
            raise NoTimeForTheWay(
                expert=str(visit.expert),
                school=other.school.name,
                on=other.on,
                starts=clock(other.starts_at),
                ends=clock(other.ends_at),
                needed=needed,
                left=left,
            )


def _minutes(day: date, first: time, last: time) -> int:
    length = datetime.combine(day, last) - datetime.combine(day, first)
    return length // timedelta(minutes=1)
