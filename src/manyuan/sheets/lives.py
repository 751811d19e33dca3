"""A membership lies within the life of its group and of its school; unknown days rule out none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from manyuan.sheets.columns import Row, Value
from manyuan.sheets.formatting import value_text
from manyuan.sheets.problems import Problem

Lives: TypeAlias = Mapping[str, Mapping[Value, Row]]
# By the column of a membership: the table that it points to, with the first and the last day.
LIFE_OF = {
    "group": ("groups", "founded_on", "dissolved_on"),
    "school": ("schools", "opened_on", "closed_on"),
}
OPEN = "…"


@dataclass(frozen=True, slots=True)
class Outside:
    """A day of a membership that passes a day (``limit``) of what its column ``points`` to."""

    column: str
    points: str
    limit: str
    problem: Problem


def outside_life(member: Row, lives: Lives) -> Iterator[Outside]:
    """Yield each life that ``member`` leaves; ``lives`` holds the rows of each table by code.

    A row without the column ``left_on`` keeps what is stored and is not judged by its end.
    """
    joined, left = member.get("joined_on"), member.get("left_on")
    for points, (table, first, last) in LIFE_OF.items():
        life = lives[table].get(member.get(points), {})
        starts, ends = life.get(first), life.get(last)
        if isinstance(joined, date) and isinstance(starts, date) and joined < starts:
            yield Outside("joined_on", points, first, _problem(member, lives, points))
        stays = not isinstance(left, date) or (isinstance(ends, date) and left > ends)
        if isinstance(ends, date) and "left_on" in member and stays:
            yield Outside("left_on", points, last, _problem(member, lives, points))


def _problem(member: Row, lives: Lives, points: str) -> Problem:
    table, first, last = LIFE_OF[points]
    life = lives[table][member[points]]
    names = {
        column: lives[of].get(member.get(column), {}).get("name") or member.get(column)
        for column, (of, _first, _last) in LIFE_OF.items()
    }
    days = {
        "joined": member.get("joined_on"),
        "left": member.get("left_on"),
        "starts": life.get(first),
        "ends": life.get(last),
    }
    said = {name: value_text(day) or OPEN for name, day in days.items()}
    return Problem("outside_life", {**names, "name": names[points], **said})
