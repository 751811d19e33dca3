"""Counting for the policy ratios: who belongs to a base, and what a move counts as."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil

from manyuan.planner.kinds.exchange.cells import is_backbone
from manyuan.planner.kinds.exchange.market import STRONG
from manyuan.planner.kinds.exchange.problem import Problem, School, Teacher
from manyuan.rules.exchange import Ratio

WEAKER = frozenset({"ordinary", "weak", "new"})


def bases_of(teacher: Teacher, school: School, *, problem: Problem) -> tuple[str, ...]:
    """Return the bases to which an eligible teacher of ``school`` belongs."""
    belongs = {
        "eligible": True,
        "eligible_backbone": is_backbone(teacher, problem),
        "eligible_graduating": bool(teacher.graduating_class),
        "eligible_strong": school.strength in STRONG,
    }
    return tuple(name for name, held in belongs.items() if held)


def counts_of(teacher: Teacher, home: School, host: School, *, problem: Problem) -> tuple[str, ...]:
    """Return every count of a ratio that the move raises by one."""
    backbone = is_backbone(teacher, problem)
    downwards = home.strength in STRONG and host.strength in WEAKER
    belongs = {
        "moved": True,
        "moved_backbone": backbone,
        "moved_graduating": bool(teacher.graduating_class),
        "moved_strong_to_weaker": downwards,
        "moved_backbone_strong_to_weaker": backbone and downwards,
    }
    return tuple(name for name, held in belongs.items() if held)


def required(ratio: Ratio, counts: Mapping[str, int]) -> int:
    """Return ⌈share × base⌉, exactly."""
    return ceil(Fraction(ratio.share.value) * counts.get(ratio.base, 0))


def policy_shortfall(ratios: Iterable[Ratio], counts: Mapping[str, int]) -> int:
    """Return the missing teachers, summed over the ratios."""
    return sum(max(0, required(ratio, counts) - counts.get(ratio.counted, 0)) for ratio in ratios)
