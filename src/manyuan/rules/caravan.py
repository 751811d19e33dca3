import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

from manyuan.rules.overriding import (
    RuleValueNotUsable,
    Shape,
    UnknownRule,
    number,
    override,
    share,
)
from manyuan.rules.pack import (
    Heading,
    Rule,
    UnknownPack,
    heading,
    known_packs,
    read_pack,
    rule,
)
from manyuan.rules.status import Status, weakest

NATIONAL = "caravan-national"
LEAP_YEAR = 2000  # so that 29 February can be named


class NotShares(RuleValueNotUsable):
    """A rule wants shares that do not grow."""

    code = "rule_not_shares"
    sentence = "规则“{rule}”不能设为“{value}”：应为 0 至 1 的数，后一个不大于前一个，以分号隔开。"


class NotSpan(RuleValueNotUsable):
    """A rule wants a holiday from a day to a day of the year."""

    code = "rule_not_span"
    sentence = "规则“{rule}”不能设为“{value}”：应为起止日期，如 01-25/02-22。"


@dataclass(frozen=True, slots=True)
class Span:
    """Days of any year, from one (month, day) to another, both included.

    Examples
    --------
    >>> Span((7, 6), (8, 31)).holds(date(2026, 8, 31)), str(Span((7, 6), (8, 31)))
    (True, '07-06/08-31')
    """

    first: tuple[int, int]
    last: tuple[int, int]

    def holds(self, day: date) -> bool:
        """Say whether ``day`` lies in the span."""
        return self.first <= (day.month, day.day) <= self.last

    def __str__(self) -> str:
        return "/".join(f"{month:02}-{day:02}" for month, day in (self.first, self.last))


@dataclass(frozen=True, slots=True, kw_only=True)
class CaravanPack:
    """How visits are valued, how travel is estimated and when schools are closed."""

    heading: Heading
    visit_shares: Rule[tuple[Decimal, ...]]
    travel_detour: Rule[Decimal]
    travel_speed: Rule[Decimal]
    winter_holiday: Rule[Span]
    summer_holiday: Rule[Span]

    @property
    def id(self) -> str:
        """The id of the pack."""
        return self.heading.id

    @property
    def rules(self) -> Mapping[str, Rule[object]]:
        """Every rule by its code, in the order in which pages show them."""
        return {code: getattr(self, field) for code, (field, _) in PLACES.items()}

    @property
    def status(self) -> Status:
        """The weakest status among the rules of the pack."""
        return weakest(rule.status for rule in self.rules.values())


def falling_shares() -> Shape:
    """Return the shape of shares that never grow, at least one."""

    def read(text: str) -> tuple[Decimal, ...] | None:
        found = [share().read(part.strip()) for part in re.split("[;；,，]", text) if part.strip()]
        shares = tuple(each for each in found if isinstance(each, Decimal))
        falls = all(one >= other for one, other in pairwise(shares))
        return shares if shares and len(shares) == len(found) and falls else None

    return Shape(read, NotShares)


def span() -> Shape:
    """Return the shape of a holiday within a calendar year, written ``01-25/02-22``."""

    def read(text: str) -> Span | None:
        match = re.fullmatch(r"(\d\d)-(\d\d)/(\d\d)-(\d\d)", text)
        if match is None:
            return None
        one, other, then, end = (int(part) for part in match.groups())
        if not (_is_day(one, other) and _is_day(then, end) and (one, other) <= (then, end)):
            return None
        return Span((one, other), (then, end))

    return Shape(read, NotSpan)


# The code of each rule: its field in the pack, and what its value may be.
PLACES: Mapping[str, tuple[str, Shape]] = {
    "value.visit_shares": ("visit_shares", falling_shares()),
    "travel.detour": ("travel_detour", number(1, 5)),
    "travel.speed_kmh": ("travel_speed", number(1, 120)),
    "calendar.winter_holiday": ("winter_holiday", span()),
    "calendar.summer_holiday": ("summer_holiday", span()),
}


def caravan_packs() -> tuple[str, ...]:
    """Return the ids of the caravan packs, the national one first."""
    found = (name for name in known_packs() if name.startswith("caravan-"))
    return tuple(sorted(found, key=lambda name: (name != NATIONAL, name)))


@cache
def load_caravan_pack(name: str = NATIONAL) -> CaravanPack:
    """Return the caravan pack called ``name``.

    Raises
    ------
    UnknownPack
        If there is no such pack.
    """
    if name not in caravan_packs():
        raise UnknownPack(pack=name, known="、".join(caravan_packs()))
    pack = read_pack(name)
    rules: dict[str, Any] = {}
    for code, (field, shape) in PLACES.items():
        section, _, entry = code.partition(".")
        value = pack[section][entry]["value"]
        text = ";".join(map(str, value)) if isinstance(value, list) else str(value)
        rules[field] = rule(code, pack[section][entry], shape.read(text))
    return CaravanPack(heading=heading(pack), **rules)


def with_overrides(pack: CaravanPack, values: Mapping[str, str]) -> CaravanPack:
    """Return ``pack`` with the values that a district sets, keyed by the rules' codes.

    Raises
    ------
    UnknownRule
        If the pack has no rule of that code.
    RuleValueNotUsable
        If a value cannot be read or lies out of bounds.
    """
    unknown = next((code for code in values if code not in PLACES), None)
    if unknown is not None:
        raise UnknownRule(pack=pack.id, rule=unknown, known="、".join(PLACES))
    changed: dict[str, Any] = {
        field: override(getattr(pack, field), shape, values[code])
        for code, (field, shape) in PLACES.items()
        if code in values
    }
    return replace(pack, **changed)


def _is_day(month: int, day: int) -> bool:
    try:
        date(LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True
