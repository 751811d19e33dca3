"""What a crew may do at a school: calls, each with its talks and the times when it may start."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.problem import DayKey, ExpertDay, Pin, Request, Stop

Talk = tuple[str, str]  # request, expert
Times = tuple[tuple[int, int], ...]  # from when to when a visit may start, in order


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """Who travels on one route on a day: one expert, or several who share a base."""

    days: tuple[ExpertDay, ...]
    base: str

    @property
    def day(self) -> date:
        """The date."""
        return self.days[0].day

    @property
    def start(self) -> int:
        """When all of them can leave."""
        return max(each.start for each in self.days)

    @property
    def end(self) -> int:
        """When the first of them must be back."""
        return min(each.end for each in self.days)

    @property
    def experts(self) -> tuple[str, ...]:
        """Their codes."""
        return tuple(each.expert for each in self.days)

    @property
    def most(self) -> int | None:
        """How many talks they give at most, together; None for any number."""
        limits = [each.most for each in self.days]
        return None if None in limits else sum(each for each in limits if each is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A stop of a crew at a school: parallel talks that start at the same time.

    ``shares_days`` says that every talk's school is content with another visit on the same day.
    """

    school: str
    talks: tuple[Talk, ...]
    times: Times
    minutes: int
    shares_days: bool

    @property
    def requests(self) -> tuple[str, ...]:
        """The requests served."""
        return tuple(request for request, _ in self.talks)


def crews(ground: Ground) -> tuple[Crew, ...]:
    """Return the crews of all days, in order of dates; days that cannot be gone to are left out."""
    found: dict[object, list[ExpertDay]] = defaultdict(list)
    for day in ground.days.values():
        base = ground.base_of(day.expert)
        found[(day.day, base) if ground.problem.together else day.key].append(day)
    return tuple(
        Crew(days=tuple(days), base=ground.base_of(days[0].expert)) for days in found.values()
    )


def talk_times(ground: Ground, request: Request, key: DayKey) -> Times:
    """Return when the request may start with the expert of the day, travel left aside.

    Empty where topic, stage, windows, hours, school days, pins, bans or confirmed visits forbid it.
    """
    kept = ground.kept.get(request.code)
    if kept is not None:
        return ((kept.start, kept.start),) if (kept.expert, kept.day) == key else ()
    if not ground.can_speak(ground.experts[key[0]], request) or ground.is_banned(request.code, key):
        return ()
    if key[1] not in ground.problem.school_days:
        return ()
    times = _windows(request, ground.days[key])
    for pin in ground.problem.pins:
        if pin.request == request.code:
            times = _pinned(times, pin.start) if (pin.expert, pin.day) == key else ()
    return times


def _windows(request: Request, day: ExpertDay) -> Times:
    found = (
        (max(window.earliest, start), min(window.latest, end - request.minutes))
        for window in request.windows
        if window.day == day.day
        for start, end in day.spans
    )
    return tuple(sorted((low, high) for low, high in found if low <= high))


def _pinned(times: Times, start: int | None) -> Times:
    if start is None:
        return times
    return ((start, start),) if any(low <= start <= high for low, high in times) else ()


def calls(ground: Ground, crew: Crew) -> tuple[Call, ...]:
    """Return every call that the crew could make on its day, alone or after others."""
    by_school: dict[str, list[tuple[Talk, Times]]] = defaultdict(list)
    for request in ground.requests.values():
        for day in crew.days:
            times = talk_times(ground, request, day.key)
            if times:
                by_school[request.school].append(((request.code, day.expert), times))
    there = ground.travel.by_way_of(crew.base, by_school)
    back = ground.travel.by_way_of(crew.base, by_school, towards=True)
    found = (
        call
        for school, talks in sorted(by_school.items())
        if school in there and school in back
        for chosen in _parallel(ground, talks, len(crew.days))
        if (call := _call(ground, school, chosen, _hours(crew, there[school], back[school])))
    )
    return tuple(found)


def _hours(crew: Crew, there: int, back: int) -> tuple[int, int]:
    """Return from when to when a crew can be at a school that is so many minutes away."""
    return crew.start + there, crew.end - back


def _parallel(
    ground: Ground, talks: list[tuple[Talk, Times]], most: int
) -> Iterator[tuple[tuple[Talk, Times], ...]]:
    """Yield the talks that can go on side by side: other requests, other experts, other halls."""
    for size in range(1, most + 1):
        for chosen in combinations(talks, size):
            if size == 1 or _fit_together(ground, [talk for talk, _ in chosen]):
                yield chosen


def _fit_together(ground: Ground, talks: list[Talk]) -> bool:
    requests, experts = {code for code, _ in talks}, {expert for _, expert in talks}
    halls = [hall for code in requests if (hall := ground.requests[code].hall) is not None]
    return len(requests) == len(experts) == len(talks) and len(halls) == len({*halls})


def _call(
    ground: Ground, school: str, chosen: tuple[tuple[Talk, Times], ...], hours: tuple[int, int]
) -> Call | None:
    come, leave = hours
    requests = [ground.requests[code] for (code, _), _ in chosen]
    minutes = max(request.minutes for request in requests)
    allowed: Times = ((come, leave - minutes),)
    for _, times in chosen:
        allowed = common(allowed, times)
    if not allowed:
        return None
    return Call(
        school=school,
        talks=tuple(talk for talk, _ in chosen),
        times=allowed,
        minutes=minutes,
        shares_days=all(request.same_day_ok for request in requests),
    )


def common(one: Iterable[tuple[int, int]], other: Times) -> Times:
    """Return the times that lie in both."""
    both = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return tuple(sorted((low, high) for low, high in both if low <= high))


def stops_of(crew: Crew, call: Call, start: int) -> tuple[Stop, ...]:
    """Return the visits of a call that starts at ``start``."""
    return tuple(Stop(request, expert, crew.day, start) for request, expert in call.talks)


def must_serve(ground: Ground, crew: Crew) -> frozenset[Talk]:
    """Return the talks that the user's pins and the confirmed visits lay on the crew."""
    keys = {day.key for day in crew.days}
    wills: tuple[Pin | Stop, ...] = (*ground.problem.kept, *ground.problem.pins)
    return frozenset(
        (will.request, will.expert) for will in wills if (will.expert, will.day) in keys
    )
