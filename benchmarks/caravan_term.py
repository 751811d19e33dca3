"""An invented term: schools that ask, experts who give days; the same every time."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from manyuan.planner.kinds.caravan.problem import (
    Base,
    Expert,
    ExpertDay,
    Problem,
    Request,
    School,
    Window,
)
from manyuan.rules.calendar import school_calendar
from manyuan.rules.caravan import load_caravan_pack

FIRST_DAY, DAYS = date(2026, 9, 7), 120
TOPICS = ("海洋", "航天", "人工智能", "考古", "生命", "化学", "天文", "心理")
STRENGTHS = ("lead", "strong", "strong", "ordinary", "ordinary", "ordinary", "weak", "new")
HALF_DAYS = ((8 * 60, 11 * 60 + 30), (13 * 60, 16 * 60 + 30))


def term(*, schools: int = 60, days: int = 40, requests: int = 300, seed: int = 1) -> Problem:
    """Return a term; travel is estimated from places within a district of some 12 km."""
    dice = random.Random(seed)  # noqa: S311 -- an invention, not a secret
    pack = load_caravan_pack()
    calendar = school_calendar(pack)
    every = [FIRST_DAY + timedelta(count) for count in range(DAYS)]
    open_days = [day for day in every if calendar.is_school_day(day)]
    experts = tuple(_experts(dice, 12))
    given = tuple(_days(dice, experts, open_days, days))
    dates = sorted({each.day for each in given})
    places = tuple(_schools(dice, schools))
    return Problem(
        year=2026,
        pack=pack,
        schools=places,
        bases=tuple(
            Base(code=f"U{number}", name=f"大学{number}", **_place(dice)) for number in range(4)
        ),
        experts=experts,
        days=given,
        requests=tuple(_requests(dice, places, dates, requests)),
        school_days=frozenset(open_days),
    )


def _place(dice: random.Random) -> dict[str, Decimal]:
    return {
        "lon": Decimal(f"{120.30 + 0.12 * dice.random():.5f}"),
        "lat": Decimal(f"{36.05 + 0.10 * dice.random():.5f}"),
    }


def _schools(dice: random.Random, count: int) -> Iterator[School]:
    for number in range(count):
        code = f"S{number:02}"
        strength = dice.choice(STRENGTHS)
        yield School(code=code, name=f"第{number}学校", strength=strength, **_place(dice))


def _experts(dice: random.Random, count: int) -> Iterator[Expert]:
    for number in range(count):
        stages = dice.choice((None, frozenset({"primary"}), frozenset({"primary", "junior"})))
        yield Expert(
            code=f"E{number:02}",
            name=f"博士{number}",
            base=f"U{number % 4}",
            topics=frozenset(dice.sample(TOPICS, 3)),
            stages=stages,
        )


def _days(
    dice: random.Random, experts: tuple[Expert, ...], dates: list[date], count: int
) -> Iterator[ExpertDay]:
    every = [(expert.code, day) for expert in experts for day in dates]
    for expert, day in sorted(dice.sample(every, count)):
        start, end = dice.choice(((8 * 60, 12 * 60), (8 * 60, 17 * 60), (13 * 60, 17 * 60)))
        yield ExpertDay(expert=expert, day=day, start=start, end=end, most=dice.choice((2, 3, 4)))


def _requests(
    dice: random.Random, schools: tuple[School, ...], dates: list[date], count: int
) -> Iterator[Request]:
    for number in range(count):
        days = sorted(dice.sample(dates, min(len(dates), dice.randint(4, 12))))
        minutes = dice.choice((40, 60, 90))
        halves = [(day, dice.choice(HALF_DAYS)) for day in days]
        yield Request(
            code=f"R{number:03}",
            school=schools[number % len(schools)].code,
            topic=dice.choice(TOPICS),
            stage=dice.choice(("primary", "primary", "junior")),
            pupils=dice.choice((40, 90, 120, 200, 320)),
            minutes=minutes,
            windows=tuple(Window(day, low, high - minutes) for day, (low, high) in halves),
            hall=dice.choice((None, "礼堂")),
            same_day_ok=dice.random() < 0.3,
        )
