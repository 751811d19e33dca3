"""The district folder, read with the standard library alone."""

import csv
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path


def day(text: str) -> date | None:
    """``2019-09`` is its first day; empty is unknown."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    return date(*parts) if len(parts) == 3 else date(*parts, 1)


def number(text: str) -> int | None:
    """A whole number; empty is unknown."""
    return int(Fraction(text)) if text else None


def codes(text: str) -> tuple[str, ...]:
    """The codes of a list, in its order."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


class Line(dict):
    """One row: text by column, and empty text for what is not there."""

    def __missing__(self, column: str) -> str:
        return ""


@dataclass
class Folder:
    """The rows of the tables that an exchange needs; a table that is not there has none."""

    path: Path
    schools: list[Line] = field(default_factory=list)
    groups: list[Line] = field(default_factory=list)
    memberships: list[Line] = field(default_factory=list)
    resources: list[Line] = field(default_factory=list)
    teachers: list[Line] = field(default_factory=list)
    posts: list[Line] = field(default_factory=list)
    travel: list[Line] = field(default_factory=list)


TABLES = ("schools", "groups", "memberships", "resources", "teachers", "posts", "travel")


def read(path: Path) -> Folder:
    """Read a folder of CSV files with English headers."""
    return Folder(path, **{name: _lines(path / f"{name}.csv") for name in TABLES})


def _lines(path: Path) -> list[Line]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            Line({name: (text or "").strip() for name, text in row.items() if name})
            for row in csv.DictReader(file)
        ]
