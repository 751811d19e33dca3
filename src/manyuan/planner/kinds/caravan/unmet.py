"""Why a request is not served: the first thing that stands against it."""

from collections import Counter
from collections.abc import Sequence

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said
from manyuan.planner.kinds.caravan.calls import Times, talk_times
from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.places import Attempt, attempts
from manyuan.planner.kinds.caravan.problem import DayKey, Expert, Request, Stop
from manyuan.planner.kinds.caravan.standing import hall_clashes
from manyuan.planner.kinds.caravan.words import expert_name, listed, stage_word, visit_name

INCOMPLETE = _("没有填写时段或时长，无法安排。请学校补填。")
NO_TOPIC = _("没有专家讲“{topic}”。请联系能讲这个主题的专家。")
NO_STAGE = _("讲“{topic}”的专家不面向{stage}。请联系面向这个学段的专家。")
BANNED = _("能讲的专家都被排除。撤销排除后可以安排。")
NO_SCHOOL = _("学校给出的日期都不上课。请学校改填上课的日期。")
NO_DAY = _("学校可用的日期里，没有能讲的专家提供时间。")
BUSY = _("能讲的专家可去的日子已有不在本次安排之内的到校。请专家另给一天。")
NO_TIME = _("专家到的日子，与学校的时段对不上。放宽时段可以解决。")
TOO_FAR = _("路程太远：去程加回程，专家的时间不够。放宽时段或另请附近的专家可以解决。")
NO_WAY = _("到学校的路程未知：学校或专家单位缺少坐标，也没有行程时间。补填以后可以安排。")
MAX_VISITS = _("可去的 {days} 天都已排满场次，让给了{who}。")
SAME_DAY = _("可去的日子学校当天已有一场（{who}），同一天只接待一场。")
HALL = _("可去的时间场地已被占用（{who}）。换一个场地可以解决。")
BETTER_USED = _("可去的 {days} 天的时间用在了{who}，在目标上更好。")
FITS = _("还可以加到 {day} {expert}的行程里，可手工加上。")
SIMPLEST = ("hall", "same_day", "max_visits")  # what stands against a day, easiest to mend first


def why_unmet(ground: Ground, stops: Sequence[Stop], request: Request) -> Said:
    """Return why the request is not among the visits; every other visit stays as it is."""
    return _nobody(ground, request) or _never(ground, request) or _taken(ground, stops, request)


def _able(ground: Ground, request: Request) -> list[Expert]:
    found = [each for each in ground.experts.values() if ground.can_speak(each, request)]
    return sorted(found, key=lambda each: each.code)


def _nobody(ground: Ground, request: Request) -> Said | None:
    """Say that the request lacks something, or that no expert speaks on it."""
    if not request.windows or not request.minutes:
        return Said("incomplete", INCOMPLETE)
    on_topic = [each for each in ground.experts.values() if request.topic in each.topics]
    facts: dict[str, Fact] = {"topic": request.topic, "stage": stage_word(request.stage)}
    if not on_topic:
        return Said("no_expert", NO_TOPIC, facts)
    if not _able(ground, request):
        return Said("no_expert", NO_STAGE, facts)
    return None


def _never(ground: Ground, request: Request) -> Said | None:
    """Say that no day that was given could serve the request, even with nothing else on it."""
    dates = {window.day for window in request.windows} & ground.problem.school_days
    if not dates:
        return Said("no_school_day", NO_SCHOOL)
    able = {each.code for each in _able(ground, request)}
    keys = [key for key in ground.days if key[0] in able and key[1] in dates]
    if not keys:
        busy = any(expert in able and day in dates for expert, day in ground.problem.busy)
        return Said("busy", BUSY) if busy else Said("no_day", NO_DAY)
    keys = [key for key in keys if not ground.is_banned(request.code, key)]
    if not keys:
        return Said("banned", BANNED)
    keys = [key for key in keys if talk_times(ground, request, key)]
    if not keys:
        return Said("no_time", NO_TIME)
    return _no_way(ground, request, keys)


def _no_way(ground: Ground, request: Request, keys: Sequence[DayKey]) -> Said | None:
    if all(_is_unknown(ground, request, key) for key in keys):
        return Said("no_way", NO_WAY)
    if not any(_reaches(ground, request, key) for key in keys):
        return Said("too_far", TOO_FAR)
    return None


def _is_unknown(ground: Ground, request: Request, key: DayKey) -> bool:
    return ground.travel.minutes(ground.base_of(key[0]), request.school) is None


def _reaches(ground: Ground, request: Request, key: DayKey) -> bool:
    day, base = ground.days[key], ground.base_of(key[0])
    times = talk_times(ground, request, key)
    return _in_time(ground, request, base, times=times, hours=(day.start, day.end))


def _in_time(
    ground: Ground, request: Request, base: str, *, times: Times, hours: tuple[int, int]
) -> bool:
    there = ground.travel.minutes(base, request.school)
    back = ground.travel.minutes(request.school, base)
    if there is None or back is None:
        return False
    earliest, latest = hours[0] + there, hours[1] - back - request.minutes
    return any(max(low, earliest) <= min(high, latest) for low, high in times)


def _taken(ground: Ground, stops: Sequence[Stop], request: Request) -> Said:
    """Say what the plan does instead on the days that could serve the request."""
    barriers: dict[DayKey, list[str]] = {}
    rivals: set[str] = set()
    for attempt in attempts(ground, stops, request):
        if attempt.is_sound:
            facts: dict[str, Fact] = {"day": attempt.key[1]}
            return Said("fits", FITS, {**facts, "expert": expert_name(ground, attempt.key[0])})
        if _reaches(ground, request, attempt.key):
            single = len(attempt.broken) == 1 and attempt.stops is not None
            code = next(iter(attempt.broken)) if single else "better_used"
            barriers.setdefault(attempt.key, []).append(code)
            if code == "hall":
                rivals |= _in_the_way(ground, stops, request, attempt)
    codes = {_barrier(found) for found in barriers.values()}
    code = next((each for each in SIMPLEST if each in codes), "better_used")
    code = code if code == "hall" or len(codes) == 1 else "better_used"
    if code == "hall":
        there = [stop for stop in stops if stop.request in rivals]
        return Said(code, HALL, {"days": len(barriers), "who": _who(ground, there)})
    return _taken_said(ground, stops, request, keys=[*barriers], code=code)


def _in_the_way(
    ground: Ground, stops: Sequence[Stop], request: Request, attempt: Attempt
) -> set[str]:
    """Return the visits that use the hall at the time tried: where they stand, else as shifted."""
    tried = attempt.stops or ()
    new = [stop for stop in tried if stop.request == request.code]
    for others in ([stop for stop in stops if stop.day == attempt.key[1]], tried):
        rest = [stop for stop in others if stop.request != request.code]
        pairs = [(one, other) for one, other, _by in hall_clashes(ground, [*rest, *new])]
        found = {stop.request for pair in pairs for stop in pair} - {request.code}
        if found:
            return found
    return set()


def _barrier(codes: Sequence[str]) -> str:
    """Return the one rule that alone stands against a day, in whatever order it is tried."""
    alone = [code for code in codes if code in {"max_visits", "same_day", "hall"}]
    return Counter(alone).most_common(1)[0][0] if alone else "better_used"


def _taken_said(
    ground: Ground, stops: Sequence[Stop], request: Request, *, keys: Sequence[DayKey], code: str
) -> Said:
    dates = {day for _, day in keys}
    at_school = [
        stop
        for stop in stops
        if stop.day in dates and ground.requests[stop.request].school == request.school
    ]
    on_days = [stop for stop in stops if (stop.expert, stop.day) in {*keys}]
    facts: dict[str, Fact] = {"days": len(keys)}
    match code:
        case "same_day":
            return Said(code, SAME_DAY, {**facts, "who": _who(ground, at_school)})
        case "max_visits":
            return Said(code, MAX_VISITS, {**facts, "who": _who(ground, on_days)})
        case _:
            return Said("better_used", BETTER_USED, {**facts, "who": _who(ground, on_days)})


def _who(ground: Ground, stops: Sequence[Stop]) -> Fact:
    return listed(tuple(visit_name(ground, stop) for stop in sorted(stops)))
