from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from manyuan.kernel.saying import Said
from manyuan.rules.status import Status

SolveStatus = Literal["optimal", "feasible", "infeasible", "stopped"]
GoalName = Literal[
    "policy_shortfall", "equalising_shortfall", "changes", "wishes", "travel", "moves"
]
SMALLEST_BASE = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalReached:
    """One goal of the lexicographic order: the value reached and the proven bound (both minima)."""

    name: GoalName
    value: float
    bound: float

    @property
    def gap(self) -> float:
        """|value − bound| / max(|bound|, 0.01)."""
        return abs(self.value - self.bound) / max(abs(self.bound), SMALLEST_BASE)

    @property
    def is_proven(self) -> bool:
        """Say whether no plan can be better on this goal, given those before it."""
        return self.gap <= 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A teacher goes from one school to another; ``end`` is the first day on which it is over."""

    teacher: str
    from_school: str
    to_school: str
    stage: str
    subject: str
    start: date
    end: date
    minutes: int
    is_backbone: bool
    wish_rank: int | None = None  # 1 = first wish; None = no wishes, or not among them
    pinned: bool = False
    reasons: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleReached:
    """A policy ratio: how many teachers it requires, how many are reached, what would mend it."""

    code: str
    base: int
    required: int
    reached: int
    remedy: Said | None = None

    @property
    def short_by(self) -> int:
        """How many teachers are missing."""
        return max(0, self.required - self.reached)

    @property
    def met(self) -> bool:
        """Say whether the ratio is reached."""
        return self.short_by == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyReached:
    """The year's ratios over the scope."""

    eligible: int
    moved: int
    backbone_moved: int
    rules: tuple[RuleReached, ...]

    @property
    def rate(self) -> float | None:
        """Moved over eligible; None where nobody is eligible."""
        return self.moved / self.eligible if self.eligible else None

    @property
    def backbone_share(self) -> float | None:
        """Backbone among the moved; None where nobody moves."""
        return self.backbone_moved / self.moved if self.moved else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One indicator of one school and stage: teachers there, teachers needed for its threshold."""

    school: str
    stage: str
    indicator: str
    pupils: int
    teachers: int
    needed: int

    @property
    def missing(self) -> int:
        """How many teachers are missing to the threshold."""
        return max(0, self.needed - self.teachers)

    @property
    def met(self) -> bool:
        """Say whether the threshold is reached."""
        return self.teachers >= self.needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The indicators A1–A3 of the scope at one moment and in one view (host or home).

    Attributes
    ----------
    equalising_shortfall
        E = Σ over cells of Σ_{k=n}^{N−1} (1 − k/N).
    largest, weakest_tenth
        The largest relative shortfall (N − n)/N, and the mean of the worst tenth of the cells.
    total
        Missing teachers, summed over the cells.
    """

    cells: tuple[Cell, ...]
    equalising_shortfall: float
    largest: float
    weakest_tenth: float
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmetPost:
    """A wanted post that the plan leaves open."""

    school: str
    stage: str
    subject: str
    wanted: int
    filled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Who moves where this year, with a value and a proven bound for every goal.

    ``after`` is the planned effect (host view); in the formal report (home view) a posted teacher
    still counts at home, so that view stays as ``before``.
    """

    status: SolveStatus
    goals: tuple[GoalReached, ...]
    moves: tuple[Move, ...]
    policy: PolicyReached
    ineligible: Mapping[str, int]
    deferred: Mapping[str, int]
    before: Balance
    after: Balance
    unmet_posts: tuple[UnmetPost, ...]
    conflicts: tuple[Said, ...]
    notes: tuple[Said, ...]
    rule_status: Status
    seconds: float
    seed: int | None
