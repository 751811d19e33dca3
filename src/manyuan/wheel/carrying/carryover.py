from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from django.utils.functional import Promise

from manyuan.history.actions import Changed
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat


class Made(TypedDict):
    """A row that an opening made: of which item, under which key, and what it said then."""

    item: str
    key: int
    row: dict[str, str]


@dataclass(frozen=True, slots=True)
class Preview:
    """What an item would carry over: a line for each row; without lines, why there is nothing."""

    lines: tuple[str, ...] = ()
    why_not: str = ""


@dataclass(slots=True)
class Written:
    """The rows that were made or removed, and what history says of them."""

    made: list[Made] = field(default_factory=list)
    changes: list[Changed] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carryover:
    """Something that is carried over; ``carry`` and ``take_back`` ask for the bureau's lock."""

    code: str
    label: str | Promise
    preview: Callable[[Seat, SchoolYear], Preview]
    carry: Callable[[Seat, SchoolYear], Written]
    take_back: Callable[[Seat, Sequence[Made]], Written]


def made_of(item: str, key: int, row: dict[str, object]) -> Made:
    """Return what the opening remembers of a row that it made."""
    said = {name: str(value) for name, value in row.items()}
    return {"item": item, "key": key, "row": said}


def is_as_made(one: Made, row: dict[str, object]) -> bool:
    """Say whether a row is still as the opening made it."""
    return one["row"] == {name: str(value) for name, value in row.items()}
