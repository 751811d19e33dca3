"""The checklist by which a compact group is named: each point yes, no, or not known."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from manyuan.measures.bundle.facts import MemberFacts
from manyuan.measures.measured import Measured
from manyuan.rules.grading import NamingPack

INDICATORS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingFacts:
    """What the checklist asks of a group.

    ``ticks`` are what people judge, None where nobody has; ``years`` the length in whole years of
    each exchange that the year counts, None where its end is not known.
    """

    ticks: Mapping[str, bool | None]
    measured: Mapping[str, Measured]
    members: Mapping[str, MemberFacts]
    years: tuple[int | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One point of the checklist and whether it holds; None is not known."""

    code: str
    holds: bool | None


def all_hold(answers: Iterable[bool | None]) -> bool | None:
    """Return the conjunction in three values: one no decides, else one unknown leaves it open.

    Examples
    --------
    >>> all_hold([True, None]), all_hold([True, None, False]), all_hold([True, True])
    (None, False, True)
    """
    found = list(answers)
    if False in found:
        return False
    return None if None in found else True


def check_naming(facts: NamingFacts, pack: NamingPack) -> tuple[Checked, ...]:
    """Return every point of the checklist, in the pack's order.

    Source: domain rules §3.2c; the numbers of exchange are those of 沪教委基〔2023〕15号.
    """
    return tuple(
        Checked(code=code, holds=CHECKS[code](facts, rule.value))
        for code, rule in pack.checks.items()
    )


def is_named(checked: Iterable[Checked]) -> bool | None:
    """Say whether the whole checklist holds."""
    return all_hold(one.holds for one in checked)


def _one_head(facts: NamingFacts, _wanted: bool) -> bool | None:  # noqa: FBT001 -- a check's shape
    return facts.ticks.get("one_head")


def _joint_plan(facts: NamingFacts, ticks: Iterable[str]) -> bool | None:
    return all_hold(facts.ticks.get(code) for code in ticks)


def _years(facts: NamingFacts, least: int) -> bool | None:
    if not facts.years:
        return None
    return all_hold(None if years is None else years >= least for years in facts.years)


def _met(facts: NamingFacts, least: int) -> bool | None:
    levels = [one.level for one in facts.members.values() if not one.is_lead]
    line = Fraction(least, INDICATORS)
    return all_hold(None if one is None else one >= line for one in levels) if levels else None


def _at_least(indicator: str) -> "Callable[[NamingFacts, Fraction], bool | None]":
    def check(facts: NamingFacts, line: Fraction) -> bool | None:
        measured = facts.measured.get(indicator)
        value = measured.value if measured else None
        return None if value is None else value >= Fraction(line)

    return check


CHECKS: Mapping[str, Callable[..., bool | None]] = {
    "one_head": _one_head,
    "joint_plan": _joint_plan,
    "rotation": _at_least("rotation_rate"),
    "backbone": _at_least("rotation_backbone_share"),
    "years": _years,
    "met": _met,
    "satisfaction": _at_least("satisfaction"),
}
