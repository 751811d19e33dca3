from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from manyuan.kernel.saying import Said
from manyuan.planner.kinds.caravan.problem import GoalName, Stop
from manyuan.rules.status import Status

SolveStatus = Literal["optimal", "feasible", "infeasible", "stopped"]
SMALLEST_BASE = 0.01
SMALL: frozenset[GoalName] = frozenset({"travel"})  # to be small; every other goal to be large


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalReached:
    """One goal of the lexicographic order: the value reached and the proven bound.

    No plan has more than the bound of a goal that is to be large, or less than that of travel.
    """

    name: GoalName
    value: float
    bound: float

    @property
    def is_small(self) -> bool:
        """Say whether the goal is to be small."""
        return self.name in SMALL

    @property
    def gap(self) -> float:
        """|value − bound| / max(|bound|, 0.01)."""
        return abs(self.value - self.bound) / max(abs(self.bound), SMALLEST_BASE)

    @property
    def is_proven(self) -> bool:
        """Say whether no plan can be better on this goal, given those before it."""
        return self.gap <= 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStop:
    """A visit within a tour; ``travel`` is the way from the stop before, or from the base."""

    stop: Stop
    school: str
    topic: str
    end: int
    travel: int
    reasons: tuple[Said, ...] = ()

    @property
    def start(self) -> int:
        """When the visit begins."""
        return self.stop.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour:
    """What an expert does on a day; ``leaves`` and ``returns`` are the times at the base."""

    expert: str
    day: date
    base: str
    leaves: int
    returns: int
    stops: tuple[PlannedStop, ...]
    companions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unserved:
    """A request that the plan leaves open: why, and what would serve it, where anything would."""

    request: str
    reason: Said
    remedy: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Who visits which school when, with a value and a bound for every goal.

    ``pupils_reached`` counts a pupil once for each visit.
    """

    status: SolveStatus
    goals: tuple[GoalReached, ...]
    tours: tuple[Tour, ...]
    unserved: tuple[Unserved, ...]
    served_schools: int
    schools_asking: int
    requests_served: int
    pupils_reached: int
    conflicts: tuple[Said, ...]
    notes: tuple[Said, ...]
    rule_status: Status
    seconds: float
    seed: int | None

    @property
    def main_goal(self) -> GoalReached | None:
        """The goal whose value stands for the plan: pupils, else the first."""
        named: Mapping[str, GoalReached] = {goal.name: goal for goal in self.goals}
        return named.get("pupils", self.goals[0] if self.goals else None)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Every visit of the plan."""
        return tuple(each.stop for tour in self.tours for each in tour.stops)
