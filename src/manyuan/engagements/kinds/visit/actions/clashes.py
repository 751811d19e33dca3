"""What rules a time out for a visit; whoever asks holds the bureau's lock until it has written."""

from collections.abc import Sequence
from datetime import date

from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.errors import (
    ExpertBusy,
    HallBusy,
    NoSchoolDay,
    RequestServed,
)
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.rows import clock
from manyuan.plans.queries.school_days import school_days
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


def require_school_day(by: Seat, day: date) -> None:
    """Let visits be laid on days on which pupils are at school, by the bureau's own calendar."""
    if day not in school_days(by, [day]):
        raise NoSchoolDay(on=day)
