"""A group's score as pages and publications take it, whether worked out now or kept."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Number = Fraction | None
Kind = Literal["leaf", "member", "weakest", "adjustment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """What one line, school or adjustment adds; an unknown one adds nothing and says why."""

    kind: Kind
    code: str
    value: Number
    amount: Number
    most: Number
    unknown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSwing:
    """How the score moves with one weight; ``turns_at`` is where the grade is another one."""

    code: str
    low: Fraction
    high: Fraction
    turns_at: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSchool:
    """A school's own score and what bundling makes of it."""

    code: str
    is_lead: bool
    level: Number
    growth: Number
    own: Number
    tie: Fraction
    result: Number
    unknown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSheet:
    """Everything that is said of a group's score in a year.

    ``grade`` is empty while too little is known; ``by_lines`` is what the lines alone would give.
    ``vetoes`` are words, ``adjusted_for`` the reason of the adjustment.
    """

    code: str
    template: str
    grade: str
    by_lines: str
    score: Number
    known: Fraction
    common: Number
    members: Number
    weakest: Number
    low: Number
    high: Number
    is_capped: bool
    is_tied: bool
    vetoes: tuple[str, ...]
    adjusted_for: str
    parts: tuple[SheetPart, ...]
    swings: tuple[SheetSwing, ...]
    schools: tuple[SheetSchool, ...]
