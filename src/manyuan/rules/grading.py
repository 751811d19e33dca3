from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from manyuan.rules.evaluation import decimal_rule
from manyuan.rules.pack import Heading, Rule, heading, read_pack, rule
from manyuan.rules.status import Status, weakest


@dataclass(frozen=True, slots=True, kw_only=True)
class GradingPack:
    """How scores become grades: the lines, the cap, and what is asked before a grade is given."""

    heading: Heading
    excellent: Rule[Decimal]
    good: Rule[Decimal]
    passed: Rule[Decimal]
    excellent_share: Rule[Decimal]
    known_share: Rule[Decimal]
    adjustment: Rule[Decimal]
    swing: Rule[Decimal]
    appeal_days: Rule[Decimal]

    @property
    def rules(self) -> tuple[Rule[Decimal], ...]:
        """Every rule of the pack."""
        return (
            *(self.excellent, self.good, self.passed, self.excellent_share),
            *(self.known_share, self.adjustment, self.swing, self.appeal_days),
        )

    @property
    def status(self) -> Status:
        """The weakest status among the rules."""
        return weakest(one.status for one in self.rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingPack:
    """The checklist by which a compact group is named; ``checks`` by code."""

    heading: Heading
    checks: Mapping[str, Rule[Any]]

    @property
    def status(self) -> Status:
        """The weakest status among the checks."""
        return weakest(one.status for one in self.checks.values())


@cache
def load_grading_pack() -> GradingPack:
    """Return the lines and the cap of the grades."""
    pack = read_pack("evaluation-grades")
    return GradingPack(
        heading=heading(pack),
        excellent=decimal_rule(pack, "lines.excellent"),
        good=decimal_rule(pack, "lines.good"),
        passed=decimal_rule(pack, "lines.passed"),
        excellent_share=decimal_rule(pack, "grading.excellent_share"),
        known_share=decimal_rule(pack, "grading.known_share"),
        adjustment=decimal_rule(pack, "grading.adjustment"),
        swing=decimal_rule(pack, "grading.swing"),
        appeal_days=decimal_rule(pack, "appeal.days"),
    )


@cache
def load_naming_pack() -> NamingPack:
    """Return the checklist of naming."""
    pack = read_pack("naming-compact")
    return NamingPack(
        heading=heading(pack),
        checks={code: rule(code, entry, entry["value"]) for code, entry in pack["checks"].items()},
    )
