"""A caravan is adopted only on what it was made from: what schools ask, when experts come."""

from collections import Counter
from collections.abc import Collection, Iterator

from manyuan.engagements.errors import ExpertDaysHaveChanged, RequestsHaveChanged
from manyuan.offers.enums import RequestState
from manyuan.offers.models import ExpertDay
from manyuan.offers.queries.visits import STANDS
from manyuan.offers.slots import Slot, slots_of
from manyuan.plans.models import Plan, Stop


def require_unchanged(plan: Plan, begins: Collection[Stop]) -> None:
    """Let stops become visits only where the school and the expert still want them so.

    Whoever calls it holds the bureau's lock.

    Raises
    ------
    RequestsHaveChanged
        When a school has withdrawn its request, or changed it so that the stop no longer meets it.
    ExpertDaysHaveChanged
        When an expert no longer gives the hours of a stop, or not for so many visits.
    """
    requests = [stop for stop in begins if not _is_wanted(stop)]
    if requests:
        first = requests[0]
        raise RequestsHaveChanged(
            plan=str(plan), school=first.school.name, topic=first.topic, count=len(requests)
        )
    days = sorted({(stop.on, str(stop.expert)) for stop in _not_given(plan, begins)})
    if days:
        day, expert = days[0]
        raise ExpertDaysHaveChanged(plan=str(plan), expert=expert, day=day, count=len(days))


def _is_wanted(stop: Stop) -> bool:
    request = stop.request
    hours = _hours(stop)
    return (
        request.state != RequestState.WITHDRAWN
        and (request.topic, request.stage) == (stop.topic, stop.stage)
        and request.minutes == hours.minutes
        and any(hours.common(slot) == hours for slot in slots_of(request.windows))
    )


def _not_given(plan: Plan, begins: Collection[Stop]) -> Iterator[Stop]:
    given: dict[tuple[int, object], list[Slot]] = {}
    most: Counter[tuple[int, object]] = Counter()
    laid = Counter(plan.stops.order_by().values_list("expert_id", "on"))
    for day in ExpertDay.objects.filter(STANDS, date__in={stop.on for stop in begins}):
        slot = Slot(day.date, day.starts_at, day.ends_at)
        given.setdefault((day.expert_id, day.date), []).append(slot)
        most[day.expert_id, day.date] += day.max_visits
    for stop in begins:
        hours, key = _hours(stop), (stop.expert_id, stop.on)
        in_time = any(hours.common(slot) == hours for slot in given.get(key, ()))
        if not in_time or laid[key] > most[key]:
            yield stop


def _hours(stop: Stop) -> Slot:
    return Slot(stop.on, stop.starts_at, stop.ends_at)
