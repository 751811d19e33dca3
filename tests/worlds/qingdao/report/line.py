"""One row of the articles, and a part of the world that several of them are read from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from worlds.qingdao.bureau import Bureau
from worlds.qingdao.report.reader import Reader


class Words(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row: what the article tells, where it lives, what says so, and the tests that prove it.

    ``guide`` names a page of the documentation below docs/, without its ending; ``proofs`` are
    files below tests/.
    """

    row: str
    told: Words
    place: Words
    guide: str
    read: Callable[[Reader], str]
    proofs: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """Some of the world: how it is built, the day on which it is read, and its rows."""

    build: Callable[[], Bureau]
    on: date
    lines: tuple[Line, ...]
