"""Which hard rules a set of visits breaks, and by how much; no solver and no list of tours."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said
from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.problem import Problem, Request, Stop
from manyuan.planner.kinds.caravan.trips import Halt, Trip, trips
from manyuan.planner.kinds.caravan.words import clock, expert_name, request_name, stage_word

NO_REQUEST = _("没有代码为“{request}”的到校需求。请删去这一场，或核对代码。")
NO_DAY = _("{expert}没有提供 {day} 这一天。请改选提供的日期。")
TWICE = _("{request}安排了 {count} 场，只能安排一场。请删去多余的。")
TOPIC = _("{expert}不讲“{topic}”，不能承担{request}。请改选专家。")
STAGE = _("{expert}不面向{stage}，不能承担{request}。请改选专家。")
NO_SCHOOL = _("{day} 不上课，不能安排{request}。请改选日期。")
NO_WINDOW = _("{request}在 {day} 没有可用时段。请改选日期。")
WINDOW = _("{request} {start} 开始，不在学校给出的时段内，相差 {by} 分钟。请移到 {nearest}。")
BREAK = _("{request} {start} 开始，占用了{expert}没有提供的 {low}–{high}。请移到两段时间之内。")
EARLY = _("{request} {start} 开始，{who}最早 {able} 才能到，早了 {by} 分钟。请推迟。")
LATE = _(
    "{who} {day} 须在 {end} 前返回，按安排 {back} 才回到出发地，晚了 {by} 分钟。请减少或提前。"
)
MEET = _("{request} {start} 开始，{who}从上一场赶到已是 {able}，差 {by} 分钟。请推迟或调换。")
NO_WAY = _("到{request}的路程未知，缺少坐标。补填坐标或路程后可以安排。")
MOST = _("{expert} {day} 最多 {most} 场，安排了 {count} 场，超出 {by} 场。请移走多余的。")
SAME_DAY = _("{one}和{other}都在 {day}，学校同一天只接待一场。请改选日期。")
HALL = _("{one}和{other}在同一场地重叠 {by} 分钟。请错开。")
BANNED = _("{expert}被排除，不承担{request}。请改选专家，或撤销排除。")
PINNED = _("{request}指定由{expert}在 {day}{at}承担，方案没有照办。")
KEPT = _("{request}已确认由{expert}在 {day} {at} 承担，方案没有照办。")
AT = _(" {start} ")


def check_stops(
    problem: Problem, stops: Iterable[Stop], *, ground: Ground | None = None
) -> tuple[Said, ...]:
    """Return every hard rule that the visits break: which, by how much, what would help.

    First what concerns single visits, then days, schools and halls, then the user's will. A visit
    that is confirmed keeps its expert, day and start whatever has since changed at the school.
    """
    ground = ground or Ground(problem)
    given = sorted(stops)
    known = [stop for stop in given if _is_known(ground, stop)]
    return (*_unknown(ground, given), *rules_broken(ground, known), *_will(ground, known))


def rules_broken(ground: Ground, stops: Sequence[Stop]) -> tuple[Said, ...]:
    """Return what visits on known days break; bans, pins and confirmed visits left aside."""
    return (
        *_twice(ground, stops),
        *(said for stop in stops for said in _single(ground, stop)),
        *(said for trip in trips(ground, stops) for said in _trip(ground, trip)),
        *_numbers(ground, stops),
        *_same_days(ground, stops),
        *_halls(ground, stops),
    )


def _is_known(ground: Ground, stop: Stop) -> bool:
    return stop.request in ground.requests and (stop.expert, stop.day) in ground.days


def _unknown(ground: Ground, stops: Sequence[Stop]) -> Iterator[Said]:
    for stop in stops:
        if stop.request not in ground.requests:
            yield Said("no_request", NO_REQUEST, {"request": stop.request})
        elif (stop.expert, stop.day) not in ground.days:
            yield Said("no_expert_day", NO_DAY, _facts(ground, stop))


def _twice(ground: Ground, stops: Sequence[Stop]) -> Iterator[Said]:
    for code, count in sorted(Counter(stop.request for stop in stops).items()):
        if count > 1:
            facts: dict[str, Fact] = {"count": count}
            yield Said("twice", TWICE, {"request": _name(ground, code), **facts})


def _single(ground: Ground, stop: Stop) -> Iterator[Said]:
    if ground.kept.get(stop.request) == stop:
        return
    request, expert = ground.requests[stop.request], ground.experts[stop.expert]
    facts = _facts(ground, stop)
    if request.topic not in expert.topics:
        yield Said("topic", TOPIC, {**facts, "topic": request.topic})
    if not ground.speaks_to(expert, request):
        yield Said("stage", STAGE, {**facts, "stage": stage_word(request.stage)})
    if stop.day not in ground.problem.school_days:
        yield Said("no_school", NO_SCHOOL, facts)
    yield from _window(request, stop, facts)
    for low, high in ground.days[stop.expert, stop.day].breaks:
        if stop.start < high and stop.start + request.minutes > low:
            between: dict[str, Fact] = {"low": clock(low), "high": clock(high)}
            yield Said("break", BREAK, {**facts, **between})


def _window(request: Request, stop: Stop, facts: dict[str, Fact]) -> Iterator[Said]:
    windows = [window for window in request.windows if window.day == stop.day]
    if not windows:
        yield Said("no_window", NO_WINDOW, facts)
        return
    best = min(
        (
            max(window.earliest - stop.start, stop.start - window.latest, 0),
            min(max(stop.start, window.earliest), window.latest),
        )
        for window in windows
    )
    if best[0]:
        yield Said("window", WINDOW, {**facts, "by": best[0], "nearest": clock(best[1])})


def _trip(ground: Ground, trip: Trip) -> Iterator[Said]:
    days = ground.companions((trip.halts[0].stops[0].expert, trip.day))
    start, end = max(day.start for day in days), min(day.end for day in days)
    before: Halt | None = None
    for halt in trip.halts:
        yield from _arrival(ground, halt, before, start)
        before = halt
    last = trip.halts[-1].stops[0]
    facts = _facts(ground, last)
    if trip.back is None:
        yield Said("no_way", NO_WAY, facts)
    elif trip.returns > end:
        late: dict[str, Fact] = {"end": clock(end), "back": clock(trip.returns)}
        by = trip.returns - end
        yield Said("late", LATE, {**facts, **late, "who": facts["expert"], "by": by})


def _arrival(ground: Ground, halt: Halt, before: Halt | None, start: int) -> Iterator[Said]:
    facts = _facts(ground, halt.stops[0])
    if halt.way is None:
        yield Said("no_way", NO_WAY, facts)
        return
    able = halt.way + (start if before is None else before.end)
    if able <= halt.start:
        return
    more: dict[str, Fact] = {"who": facts["expert"], "able": clock(able), "by": able - halt.start}
    if before is None:
        yield Said("early", EARLY, {**facts, **more})
    else:
        yield Said("meet", MEET, {**facts, **more})


def _numbers(ground: Ground, stops: Sequence[Stop]) -> Iterator[Said]:
    for key, count in sorted(Counter((stop.expert, stop.day) for stop in stops).items()):
        most = ground.days[key].most
        if most is not None and count > most:
            facts: dict[str, Fact] = {"most": most, "count": count, "by": count - most}
            who: dict[str, Fact] = {"expert": expert_name(ground, key[0]), "day": key[1]}
            yield Said("max_visits", MOST, {**who, **facts})


def _same_days(ground: Ground, stops: Sequence[Stop]) -> Iterator[Said]:
    found: dict[object, list[Stop]] = defaultdict(list)
    for stop in stops:
        found[ground.requests[stop.request].school, stop.day].append(stop)
    for visits in found.values():
        for one, other in combinations(visits, 2):
            if not _may_share(ground, one, other):
                names = {"one": _name(ground, one.request), "other": _name(ground, other.request)}
                yield Said("same_day", SAME_DAY, {**names, "day": one.day})


def _may_share(ground: Ground, one: Stop, other: Stop) -> bool:
    """Say whether both visits may be at their school on one day: parallel talks are one visit."""
    requests = ground.requests[one.request], ground.requests[other.request]
    if all(request.same_day_ok for request in requests):
        return True
    bases = ground.base_of(one.expert), ground.base_of(other.expert)
    return ground.problem.together and one.start == other.start and bases[0] == bases[1]


def _halls(ground: Ground, stops: Sequence[Stop]) -> Iterator[Said]:
    for one, other, by in hall_clashes(ground, stops):
        names = {"one": _name(ground, one.request), "other": _name(ground, other.request)}
        yield Said("hall", HALL, {**names, "by": by})


def hall_clashes(ground: Ground, stops: Sequence[Stop]) -> Iterator[tuple[Stop, Stop, int]]:
    """Yield the visits that overlap in a hall, the earlier first, and by how many minutes."""
    found: dict[object, list[Stop]] = defaultdict(list)
    for stop in stops:
        request = ground.requests[stop.request]
        if request.hall is not None:
            found[request.school, request.hall, stop.day].append(stop)
    for visits in found.values():
        for one, other in combinations(sorted(visits, key=lambda each: each.start), 2):
            end = one.start + ground.requests[one.request].minutes
            end = min(end, other.start + ground.requests[other.request].minutes)
            if end > other.start:
                yield one, other, end - other.start


def _will(ground: Ground, stops: Sequence[Stop]) -> Iterator[Said]:
    for stop in stops:
        banned = ground.is_banned(stop.request, (stop.expert, stop.day))
        if banned and ground.kept.get(stop.request) != stop:
            yield Said("banned", BANNED, _facts(ground, stop))
    for pin in ground.problem.pins:
        if not any(
            (stop.request, stop.expert, stop.day) == (pin.request, pin.expert, pin.day)
            and pin.start in {None, stop.start}
            for stop in stops
        ):
            at: Fact = "" if pin.start is None else Said("at", AT, {"start": clock(pin.start)})
            facts = _facts(ground, Stop(pin.request, pin.expert, pin.day, pin.start or 0))
            yield Said("pinned", PINNED, {**facts, "at": at})
    for kept in ground.problem.kept:
        if kept not in stops:
            yield Said("kept", KEPT, {**_facts(ground, kept), "at": clock(kept.start)})


def _facts(ground: Ground, stop: Stop) -> dict[str, Fact]:
    return {
        "request": _name(ground, stop.request),
        "expert": expert_name(ground, stop.expert),
        "day": stop.day,
        "start": clock(stop.start),
    }


def _name(ground: Ground, code: str) -> Fact:
    request = ground.requests.get(code)
    return code if request is None else request_name(ground, request)
