"""What a view hands to the components of a page: small frozen shapes, texts already translated."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

VerdictWord = Literal["met", "near", "missed", "unknown"]
RuleStatus = Literal["verified", "recalled", "proposed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """One of at most four figures below the headline, with its line or last year as ``sub``."""

    label: str
    value: object
    unit: str = ""
    sub: str = ""
    verdict: VerdictWord | None = None
    decimals: int | None = None
    url: str = ""
    in_panel: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the figures of a page come from, as of when, entered by whom, judged by which rules."""

    where: str
    as_of: date | datetime | str | None = None
    entered_by: str = ""
    rule_pack: str = ""
    rule_status: RuleStatus | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way here; the last has no address."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One of several views of the same thing."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One moment of a timeline, newest first; ``now`` marks what still holds."""

    when: date | datetime | str
    text: str
    sub: str = ""
    url: str = ""
    now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """The table that a picture was drawn from; numbers are formatted like any cell."""

    headers: Sequence[str]
    rows: Sequence[Sequence[object]]
    caption: str = ""
