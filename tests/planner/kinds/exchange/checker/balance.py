"""The cells of A1–A3, their shortfall, and what moves do to them; exact throughout."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from planner.kinds.exchange.checker.folder import Line, number
from planner.kinds.exchange.checker.market import Market, is_on
from planner.kinds.exchange.checker.numbers import (
    ABOVE_REQUIRED,
    BACKBONE,
    COLUMNS,
    JUDGED_STAGES,
    NOT_JUDGED,
    PE_ART,
    SMALL,
    THRESHOLDS,
)

CellKey = tuple[str, str, str]  # school, stage, indicator
Moves = Mapping[str, str]  # teacher → school


@dataclass(frozen=True)
class Cell:
    """Reported teachers, teachers needed."""

    pupils: int
    reported: int
    needed: int


def shortfall(have: int, needed: int) -> Fraction:
    """Σ_{k=n}^{N−1} (1 − k/N)."""
    return sum((1 - Fraction(k, needed) for k in range(have, needed)), Fraction(0))


def counts_in(teacher: Line) -> set[str]:
    """The indicators in which a teacher counts, at the stage they teach."""
    found = set()
    if teacher["education"] in ABOVE_REQUIRED.get(teacher["stage"], ()):
        found.add("A1")
    if teacher["backbone"] in BACKBONE:
        found.add("A2")
    if teacher["subject"] in PE_ART:
        found.add("A3")
    return found


def cells(market: Market) -> dict[CellKey, Cell]:
    """The known cells of judged schools in scope."""
    years = {number(row["year"]) for row in market.folder.resources}
    year = max((year for year in years if year <= market.year), default=None)
    rows = [row for row in market.folder.resources if number(row["year"]) == year]
    found = {}
    for row in rows:
        pupils, place, stage = number(row["pupils"]), row["school"], row["stage"]
        if stage not in JUDGED_STAGES or not pupils or place not in market.places:
            continue
        if not is_judged(market, place, rows):
            continue
        for indicator, column in COLUMNS.items():
            reported = number(row[column])
            if reported is not None:
                needed = math.ceil(THRESHOLDS[stage, indicator] * pupils / 100)
                found[place, stage, indicator] = Cell(pupils, reported, needed)
    return found


def is_judged(market: Market, place: str, rows: Iterable[Line]) -> bool:
    """Special, vocational, closed and small places are outside."""
    school = market.schools[place]
    if school["kind"] in NOT_JUDGED:
        return False
    if not is_on(market.first, school["opened_on"], school["closed_on"]):
        return False
    if school["kind"] != "teaching_point" and not school["campus_of"]:
        return True
    pupils = [
        number(row["pupils"])
        for row in rows
        if row["school"] == place and row["stage"] in {*JUDGED_STAGES, "senior"}
    ]
    return None in pupils or sum(pupils) >= SMALL


def changes(market: Market, moves: Moves) -> Counter[CellKey]:
    """Teachers more or less in each cell, known or not."""
    found: Counter[CellKey] = Counter()
    for code, end in moves.items():
        teacher = market.teachers[code]
        for indicator in counts_in(teacher):
            found[teacher["school"], teacher["stage"], indicator] -= 1
            found[end, teacher["stage"], indicator] += 1
    return found


@dataclass(frozen=True)
class Figures:
    """The four figures of a balance."""

    equalising_shortfall: Fraction
    largest: Fraction
    weakest_tenth: Fraction
    total: int


def figures(known: Mapping[CellKey, Cell], change: Mapping[CellKey, int]) -> Figures:
    """Return E, the largest relative shortfall, the mean of the weakest tenth, the total."""
    have = {key: cell.reported + change.get(key, 0) for key, cell in known.items()}
    missing = {key: max(0, cell.needed - have[key]) for key, cell in known.items()}
    relative = sorted((Fraction(missing[key], known[key].needed) for key in known), reverse=True)
    worst = relative[: math.ceil(len(relative) / 10)]
    return Figures(
        sum((shortfall(have[key], known[key].needed) for key in known), Fraction(0)),
        relative[0] if relative else Fraction(0),
        sum(worst, Fraction(0)) / len(worst) if worst else Fraction(0),
        sum(missing.values()),
    )
