from collections.abc import Mapping, Sequence
from math import exp, log
from random import Random

from manyuan.synthetic.levels import (
    ARTS,
    BACKBONE,
    EDUCATED,
    EQUIPMENT,
    LEVELS,
    ROOMS_AREA,
    SCREENS,
    SPORTS_AREA,
    TEACHERS,
)
from manyuan.synthetic.memberships import Membership
from manyuan.synthetic.randomness import normal
from manyuan.synthetic.school import School
from manyuan.synthetic.wanted import Wanted

# Yearly growth of the logarithm, and what a year inside a group adds to it.
YEARLY = {
    TEACHERS: 0.004,
    EDUCATED: 0.003,
    BACKBONE: 0.02,
    ARTS: 0.012,
    EQUIPMENT: 0.03,
    SCREENS: 0.025,
}
IN_GROUP = {TEACHERS: 0.002, BACKBONE: 0.06, ARTS: 0.035, EQUIPMENT: 0.04, SCREENS: 0.03}
# How much wider the district spread a year earlier: those behind have been catching up.
WIDER = {TEACHERS: 0.02, BACKBONE: 0.05, ARTS: 0.05, EQUIPMENT: 0.05, SCREENS: 0.05}
EXTENDED, EXTENDED_IN_GROUP = 0.09, 0.2
SHARE_AT_OPENING = 0.5


def joined_in(wanted: Wanted, memberships: Sequence[Membership]) -> dict[str, int]:
    """Return the first year of membership of each school that is in a group today."""
    first: dict[str, int] = {}
    for membership in memberships:
        if membership.left_on is None:
            code, year = membership.school.code, membership.joined_on.year
            first[code] = min(year, first.get(code, wanted.last))
    return first


def pupils_by_year(
    school: School, stage: str, *, years: Sequence[int], rng: Random
) -> dict[int, int]:
    """Return pupils by year: a slow trend, and a new school that fills up class by class."""
    trend = rng.uniform(-0.035, 0.03)
    counts: dict[int, int] = {}
    for year in filter(school.is_open_in, years):
        back = years[-1] - year
        full = school.pupils[stage] * exp(-trend * back + (0.008 * normal(rng) if back else 0))
        age, span = year - school.opened_on.year, years[-1] - school.opened_on.year
        if 0 < span <= 5:
            full *= SHARE_AT_OPENING + (1 - SHARE_AT_OPENING) * age / span
        counts[year] = round(full)
    return counts


def facts_by_year(
    latest: Mapping[str, float],
    stage: str,
    *,
    pupils: Mapping[int, int],
    joined: int | None,
    is_new: bool,
    rng: Random,
) -> dict[int, dict[str, float]]:
    """Return each year's facts in absolute terms, led back from the last year's levels.

    Buildings do not follow pupils year by year: they stand, and are extended now and then.
    """
    if not pupils:
        return {}
    last = max(pupils)
    chance = 0.0 if is_new else EXTENDED if joined is None else EXTENDED_IN_GROUP
    later = {fact: level * pupils[last] for fact, level in latest.items()}
    facts: dict[int, dict[str, float]] = {}
    for year in sorted(pupils, reverse=True):
        back = last - year
        inside = min(back, last - joined) if joined is not None else 0
        for fact in (ROOMS_AREA, SPORTS_AREA):
            later[fact] /= rng.uniform(1.05, 1.22) if back and rng.random() < chance else 1.0
        facts[year] = {ROOMS_AREA: later[ROOMS_AREA], SPORTS_AREA: later[SPORTS_AREA]}
        for fact, growth in YEARLY.items():
            shift = -growth * back - IN_GROUP.get(fact, 0.0) * max(0, inside)
            shift += WIDER.get(fact, 0.0) * back * _ahead(latest[fact], stage, fact)
            noise = 0.012 * normal(rng) if back and fact != EDUCATED else 0.0
            facts[year][fact] = latest[fact] * exp(shift + noise) * _scale(fact, pupils[year])
    return facts


def _ahead(level: float, stage: str, fact: str) -> float:
    return log(level / LEVELS[stage][fact].median)


def _scale(fact: str, pupils: int) -> float:
    return 1.0 if fact == EDUCATED else float(pupils)
