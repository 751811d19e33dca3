"""The days that experts of the demo give, and what its schools ask of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from manyuan.sheets.columns import Row
from manyuan.synthetic.kinds import STAGES_OF
from manyuan.synthetic.partnerships import TOPICS
from manyuan.synthetic.randomness import stream
from manyuan.synthetic.school import School
from manyuan.synthetic.school_days import school_days
from manyuan.synthetic.wanted import Wanted

DAYS = 40
HOURS = (("08:30", "16:30"), ("08:30", "16:30"), ("08:30", "12:00"), ("13:00", "17:00"))
# As many requests as schools, nearly: the demo's 94 ask 90 times.
ASKED_PER_SCHOOL = Decimal("0.96")
# Every so often a school asks for what no expert offers.
NOBODY_OFFERS, EVERY = "考古与文博", 18
MORNINGS, AFTERNOONS = ("08:30-11:30", "09:00-11:30"), ("13:30-16:00", "14:00-16:30")
LENGTHS = (40, 45, 60, 60, 90)
HALLS = ("报告厅", "体育馆", "操场", None)
GRADES = {
    "primary": ("四年级", "五年级", "六年级", "三至六年级"),
    "junior": ("七年级", "八年级", "九年级"),
    "senior": ("高一", "高二"),
}
NEEDY = {"weak", "new"}


@dataclass(frozen=True, slots=True)
class Offers:
    """What schools know when they ask: who speaks about what, and when they come."""

    experts: Sequence[Row]
    days: Sequence[Row]

    def days_for(self, asked: Row) -> list[date]:
        """Return the days on which somebody comes who speaks on the topic to the stage."""
        fitting = {one["expert"] for one in self.experts if _fits(one, asked)}
        return [
            day["date"]
            for day in self.days
            if day["expert"] in fitting and isinstance(day["date"], date)
        ]


def _fits(expert: Row, asked: Row) -> bool:
    stages = str(expert.get("stages") or "")
    speaks = asked["topic"] in str(expert["topics"]).split(";")
    return speaks and (not stages or asked["stage"] in stages.split(";"))


def expert_day_rows(wanted: Wanted, experts: Sequence[Row]) -> list[Row]:
    """Return forty days, shared out among the experts, on school days of the last year."""
    rng = stream(wanted.seed, "expert days")
    days = school_days(wanted.last)
    rows: list[Row] = []
    for number, expert in enumerate(experts):
        count = DAYS // len(experts) + (number < DAYS % len(experts))
        for day in sorted(rng.sample(days, count)):
            start, end = rng.choice(HOURS)
            rows.append(
                {
                    "expert": expert["expert"],
                    "date": day,
                    "start": start,
                    "end": end,
                    "max_visits": rng.randint(1, 3) if end == "16:30" else rng.randint(1, 2),
                }
            )
    return rows


def visit_request_rows(
    wanted: Wanted, schools: Sequence[School], strengths: dict[str, str], offers: Offers
) -> list[Row]:
    """Return what schools ask for: weak schools more often, some of it of nobody there is."""
    rng = stream(wanted.seed, "visit requests")
    asking = [s for s in schools if s.is_open_legal and STAGES_OF[s.kind]]
    count = max(1, round(ASKED_PER_SCHOOL * len(asking)))
    weights = [3 if strengths[school.code] in NEEDY else 1 for school in asking]
    drawn = sorted(rng.choices(range(len(asking)), weights, k=count))
    days = school_days(wanted.last)
    rows: list[Row] = []
    for number, at in enumerate(drawn, start=1):
        asked = _request(asking[at], number, rng)
        rows.append(
            {
                "request": f"V{number:03d}",
                **asked,
                "windows": _windows(offers.days_for(asked), days, rng),
                "hall": rng.choice(HALLS),
                "same_day_ok": int(rng.random() < 0.3),
                "weight": Decimal(2) if strengths[asking[at].code] == "weak" else None,
            }
        )
    return rows


def _request(school: School, number: int, rng: Random) -> Row:
    stage = rng.choice(STAGES_OF[school.kind])
    pupils = max(school.pupils.get(stage, 0), 30)
    return {
        "school": school.code,
        "topic": rng.choice(TOPICS) if number % EVERY else NOBODY_OFFERS,
        "stage": stage,
        "grade": rng.choice(GRADES[stage]),
        "pupils": max(20, round(pupils * rng.uniform(0.1, 0.35))),
        "minutes": rng.choice(LENGTHS),
    }


def _windows(given: Sequence[date], days: Sequence[date], rng: Random) -> str:
    """Return windows on two to four days, most of them days on which a fitting expert comes."""
    chosen = {
        rng.choice(given if given and rng.random() < 0.9 else days)
        for _ in range(rng.randint(2, 4))
    }
    return ";".join(f"{day.isoformat()} {hours}" for day in sorted(chosen) for hours in _hours(rng))


def _hours(rng: Random) -> Iterator[str]:
    draw = rng.random()
    if draw < 0.7:
        yield rng.choice(MORNINGS)
    if draw > 0.4:
        yield rng.choice(AFTERNOONS)
