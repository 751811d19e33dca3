"""What one further day would serve an open request: one of an expert, or else one of its school."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said
from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.places import attempts_on
from manyuan.planner.kinds.caravan.problem import DayKey, Expert, ExpertDay, Request, Stop, Window
from manyuan.planner.kinds.caravan.words import clock

ONE_MORE_DAY = _("如{expert}再提供 {day} {start}–{end}，即可安排。")
OTHER_DATE = _("如学校 {day} 也能在同样的时段接待，{expert}当天即可到校。")
WORKING_DAY = (8 * 60, 17 * 60)


def remedy_of(ground: Ground, stops: Sequence[Stop], request: Request) -> Said | None:
    """Return the first further day that would serve the request, all other visits as they are.

    First a date of the school's on which an expert would have to come; without one, a day that an
    expert gives already and on which the school would have to take the visit at its usual times.
    """
    if not request.windows or not request.minutes:
        return None
    able = [each for each in ground.experts.values() if ground.can_speak(each, request)]
    able.sort(key=lambda each: each.code)
    of_experts = _of_experts(ground, stops, request, able)
    return next(chain(of_experts, _of_school(ground, stops, request, able)), None)


def _of_experts(
    ground: Ground, stops: Sequence[Stop], request: Request, able: Sequence[Expert]
) -> Iterator[Said]:
    """Yield the first date of the school's that an expert could give."""
    for day in sorted({window.day for window in request.windows}):
        for expert in able:
            key = expert.code, day
            is_given = key in ground.days or key in ground.problem.busy
            if (
                is_given
                or not expert.is_here_on(day)
                or not _may_be(ground, request, expert.code, day)
            ):
                continue
            for start, end in _hours(ground, expert):
                given = ExpertDay(expert=expert.code, day=day, start=start, end=end)
                wider = replace(ground.problem, days=(*ground.problem.days, given))
                if _serves(Ground(wider), stops, request, given.key):
                    hours: dict[str, Fact] = {"start": clock(start), "end": clock(end)}
                    facts: dict[str, Fact] = {"expert": expert.name, "day": day}
                    yield Said("one_more_day", ONE_MORE_DAY, {**facts, **hours})
                    return


def _of_school(
    ground: Ground, stops: Sequence[Stop], request: Request, able: Sequence[Expert]
) -> Iterator[Said]:
    """Yield the first day of an expert's that the school could take."""
    dates = {window.day for window in request.windows}
    codes = {expert.code for expert in able}
    for key in ground.days:
        if key[0] in codes and key[1] not in dates and _may_be(ground, request, *key):
            moved = replace(request, windows=_moved(request, key[1]))
            others = (each for each in ground.problem.requests if each.code != request.code)
            other = replace(ground.problem, requests=(*others, moved))
            if _serves(Ground(other), stops, moved, key):
                facts: dict[str, Fact] = {"expert": ground.experts[key[0]].name, "day": key[1]}
                yield Said("other_date", OTHER_DATE, facts)
                return


def _may_be(ground: Ground, request: Request, expert: str, day: date) -> bool:
    """Say whether there is school, the day still lies ahead, and nobody has excluded it."""
    problem = ground.problem
    ahead = problem.ahead_from is None or day >= problem.ahead_from
    return (
        ahead and day in problem.school_days and not ground.is_banned(request.code, (expert, day))
    )


def _serves(ground: Ground, stops: Sequence[Stop], request: Request, key: DayKey) -> bool:
    return any(attempt.is_sound for attempt in attempts_on(ground, stops, request, key))


def _hours(ground: Ground, expert: Expert) -> Iterator[tuple[int, int]]:
    """Yield the hours that the expert gives most often, then a working day."""
    given = Counter(
        (day.start, day.end) for day in ground.days.values() if day.expert == expert.code
    )
    usual = sorted(given, key=lambda hours: (-given[hours], hours))[:1]
    yield from dict.fromkeys([*usual, WORKING_DAY])


def _moved(request: Request, day: date) -> tuple[Window, ...]:
    times = sorted({(window.earliest, window.latest) for window in request.windows})
    return tuple(Window(day, earliest, latest) for earliest, latest in times)
