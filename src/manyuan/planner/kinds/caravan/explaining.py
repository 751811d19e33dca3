"""Why the plan is as it is: asked by request, by school and by expert day."""

from collections.abc import Sequence
from datetime import date

from manyuan.kernel.errors import BadInput
from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said
from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.plan import Plan
from manyuan.planner.kinds.caravan.problem import Problem, Stop
from manyuan.planner.kinds.caravan.remedies import remedy_of
from manyuan.planner.kinds.caravan.trips import trips
from manyuan.planner.kinds.caravan.unmet import why_unmet
from manyuan.planner.kinds.caravan.why_stops import why_stop
from manyuan.planner.kinds.caravan.words import clock, expert_name, school_name, visit_name

VISIT = _("{day} {start} 由{expert}承担。")
SCHOOL = _("{school}提出 {asked} 项需求，安排 {served} 项。")
DAY_IDLE = _("{expert} {day} 没有安排。")
DAY = _(
    "{expert} {day} {leaves} 出发，{returns} 返回，走 {count} 场，路上 {travel} 分钟：{visits}。"
)
IDLE_USE = _("这一天能去的需求都已由别人承担，或路程、时段不合。")


class UnknownSchool(BadInput):
    """A school is asked about that asks for nothing."""

    code = "unknown_school"
    sentence = "学校“{school}”没有提出到校需求。请核对代码。"


def explain_request(problem: Problem, plan: Plan, code: str) -> tuple[Said, ...]:
    """Return why the request is served as it is, or why it is not and what would serve it.

    Raises
    ------
    UnknownRequest
        If the data have no such request.
    """
    return _request(Ground(problem), plan.stops, code)


def explain_school(problem: Problem, plan: Plan, code: str) -> tuple[Said, ...]:
    """Return what the school asked for and what became of each request.

    Raises
    ------
    UnknownSchool
        If the school asks for nothing.
    """
    ground = Ground(problem)
    if code not in ground.asking:
        raise UnknownSchool(school=code)
    requests = ground.asking[code]
    served = {stop.request for stop in plan.stops}
    facts: dict[str, Fact] = {
        "school": school_name(ground, code),
        "asked": len(requests),
        "served": sum(request.code in served for request in requests),
    }
    told = (said for each in requests for said in _request(ground, plan.stops, each.code))
    return (Said("school", SCHOOL, facts), *told)


def explain_day(problem: Problem, plan: Plan, expert: str, day: date) -> tuple[Said, ...]:
    """Return what the expert does on the day.

    Raises
    ------
    UnknownExpertDay
        If the expert has not given that day.
    """
    ground = Ground(problem)
    ground.day((expert, day))
    who: dict[str, Fact] = {"expert": expert_name(ground, expert), "day": day}
    for trip in trips(ground, [stop for stop in plan.stops if stop.day == day]):
        own = [stop for halt in trip.halts for stop in halt.stops if stop.expert == expert]
        if own:
            facts: dict[str, Fact] = {
                "leaves": clock(trip.leaves),
                "returns": clock(trip.returns),
                "count": len(own),
                "travel": trip.travel,
                "visits": tuple(visit_name(ground, stop) for stop in own),
            }
            return (Said("day", DAY, {**who, **facts}),)
    return (Said("day_idle", DAY_IDLE, who), Said("idle_use", IDLE_USE))


def _request(ground: Ground, stops: Sequence[Stop], code: str) -> tuple[Said, ...]:
    request = ground.request(code)
    stop = next((each for each in stops if each.request == code), None)
    if stop is not None:
        facts: dict[str, Fact] = {
            "day": stop.day,
            "start": clock(stop.start),
            "expert": expert_name(ground, stop.expert),
        }
        return (Said("visit", VISIT, facts), *why_stop(ground, stops, stop))
    remedy = remedy_of(ground, stops, request)
    reason = why_unmet(ground, stops, request)
    return (reason,) if remedy is None else (reason, remedy)
