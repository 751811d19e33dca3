from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = str | int | Decimal | date | None
Row: TypeAlias = dict[str, Value]
Key: TypeAlias = tuple[Value, ...]


class Kind(StrEnum):
    """How the text of a cell is to be read."""

    CODE = "code"  # an identifier, kept as text; leading zeros count
    TEXT = "text"
    DATE = "date"  # YYYY-MM-DD; a month alone means its first day
    YEAR = "year"  # the calendar year in which the school year begins
    COUNT = "count"  # a whole number, 0 or more
    AMOUNT = "amount"  # a decimal number with at most two decimals, 0 or more
    DEGREES = "degrees"  # WGS-84, at most six decimals
    NUMBER = "number"  # any decimal number with at most six decimals
    CHOICE = "choice"
    FLAG = "flag"  # 0 or 1
    CODES = "codes"  # codes joined by ";"
    WORDS = "words"  # texts joined by ";", in the order in which they were given
    CHOICES = "choices"  # choices joined by ";", in the order of the choices
    TIME = "time"  # HH:MM, 24 hours
    WINDOWS = "windows"  # YYYY-MM-DD HH:MM-HH:MM joined by ";", in the order of time


# Kinds whose cells a spreadsheet must leave as they are typed.
TEXT_KINDS = frozenset(
    {Kind.CODE, Kind.CODES, Kind.TEXT, Kind.WORDS, Kind.CHOICES, Kind.TIME, Kind.WINDOWS}
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table of the district folder.

    ``choices`` maps the stored word to its Chinese label; ``also`` holds other Chinese spellings
    that bureaus use for a word. ``usual`` holds the words that a text should be one of; another
    is kept as it was typed, with a warning. ``refers_to`` names the tables of which one must hold
    the code in its first key column. ``low`` and ``high`` bound a number (inclusive).
    """

    name: str
    label: str
    kind: Kind
    required: bool = False
    choices: Mapping[str, str] | None = None
    also: Mapping[str, str] | None = None
    usual: tuple[str, ...] = ()
    refers_to: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    longest: int = 200
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One file of the district folder; ``key`` names the columns that tell its rows apart."""

    name: str
    label: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """Return the column called ``name``."""
        return next(column for column in self.columns if column.name == name)

    def key_of(self, row: Mapping[str, Value]) -> Key:
        """Return the values that tell ``row`` apart; a part that may be empty is None then."""
        return tuple(row.get(name) for name in self.key)

    @property
    def needed_key(self) -> tuple[str, ...]:
        """Return the columns of the key that no row may leave empty."""
        return tuple(name for name in self.key if self.column(name).required)

    def is_told_apart(self, key: Key) -> bool:
        """Say whether ``key`` holds every part that no row may leave empty."""
        parts = dict(zip(self.key, key, strict=True))
        return all(parts[name] is not None for name in self.needed_key)
