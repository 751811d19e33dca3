from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from manyuan.kernel.saying import Said
from manyuan.planner.kinds.grouping.problem import GoalName
from manyuan.rules.status import Status

SolveStatus = Literal["optimal", "feasible", "infeasible", "stopped"]
Obstacle = Literal[
    "no_travel",
    "too_far",
    "no_place",
    "banned",
    "over_cap",
    "full_campuses",
    "full_pupils",
    "no_stage",
    "not_found",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalReached:
    """One goal of the lexicographic order: the value reached and the proven bound (both minima)."""

    name: GoalName
    value: int
    bound: int

    @property
    def gap(self) -> float:
        """|value − bound| / max(|bound|, 1)."""
        return abs(self.value - self.bound) / max(abs(self.bound), 1)

    @property
    def is_proven(self) -> bool:
        """Say whether no plan can be better on this goal, given those before it."""
        return self.value == self.bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """A school comes into a group in which it is not today."""

    school: str
    lead: str
    minutes: int
    from_lead: str | None
    reasons: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedGroup:
    """A group of the plan: its lead, the schools that it leads, and its size.

    ``code`` and ``name`` are those of a group of today, None for a new one; ``also`` are members
    that count as covered elsewhere. ``is_over`` says that what is kept alone passes a cap.
    """

    lead: str
    members: tuple[str, ...]
    also: tuple[str, ...]
    code: str | None
    name: str | None
    campuses: int
    pupils: int
    in_need: int
    max_minutes: int
    is_over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncovered:
    """A school that no group takes, why, and what would mend it."""

    school: str
    reason: Obstacle
    why: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """What so many groups would cover, with what is proven of it, and who would be with whom."""

    groups: int
    schools: int
    pupils: int
    travel: int
    is_proven: bool
    placing: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfJoins:
    """Which schools join in a year, and how many schools and pupils are covered after it."""

    year: int
    joins: tuple[tuple[str, str], ...]
    new_groups: tuple[str, ...]
    schools: int
    pupils: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Who joins whom, with a value and a proven bound for every goal."""

    status: SolveStatus
    goals: tuple[GoalReached, ...]
    assignment: Mapping[str, str]
    groups: tuple[PlannedGroup, ...]
    joins: tuple[Join, ...]
    uncovered: tuple[Uncovered, ...]
    years: tuple[YearOfJoins, ...]
    warnings: tuple[Said, ...]
    conflicts: tuple[Said, ...]
    notes: tuple[Said, ...]
    rule_status: Status
    seconds: float
    seed: int | None
