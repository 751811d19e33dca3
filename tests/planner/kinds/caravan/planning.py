"""A folder goes in, the plan's JSON comes out, in this process and without the command line."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from manyuan.planner.kinds.caravan.document import document
from manyuan.planner.kinds.caravan.problem import Problem
from manyuan.planner.kinds.caravan.reading import read_problem
from manyuan.planner.kinds.caravan.solving import solve
from manyuan.rules.caravan import load_caravan_pack
from planner.kinds.caravan.tiny_caravans import TABLES, YEAR

KINDS = {
    **dict.fromkeys(("lon", "lat", "weight"), Decimal),
    **dict.fromkeys(("max_visits", "pupils", "minutes", "same_day_ok", "metres"), int),
    **dict.fromkeys(("date", "left_on"), date.fromisoformat),
}


def rows_of(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the typed rows of a folder; an empty cell is unknown."""
    found = {}
    for name in TABLES:
        path = folder / f"{name}.csv"
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                found[name] = [
                    {key: KINDS.get(key, str)(text) if text else None for key, text in row.items()}
                    for row in csv.DictReader(file)
                ]
    return found


def problem_of(folder: Path, *, together: bool = False) -> Problem:
    """Return the caravan of a folder."""
    return read_problem(rows_of(folder), year=YEAR, pack=load_caravan_pack(), together=together)


def plan_of(folder: Path, *, together: bool = False, seed: int | None = None) -> dict[str, Any]:
    """Return the plan's JSON."""
    problem = problem_of(folder, together=together)
    return document(problem, solve(problem, seconds=20, seed=seed))
