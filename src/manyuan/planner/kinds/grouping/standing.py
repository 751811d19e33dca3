"""The exact state of affairs under any placing, such as an edit by hand; no solver is asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from manyuan.kernel.saying import Said
from manyuan.planner.kinds.grouping.breaches import broken
from manyuan.planner.kinds.grouping.describing import described
from manyuan.planner.kinds.grouping.goals import values_of
from manyuan.planner.kinds.grouping.ground import Ground
from manyuan.planner.kinds.grouping.plan import PlannedGroup
from manyuan.planner.kinds.grouping.problem import GoalName, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a placing comes to: its groups, the goals' values, the hard rules that it breaks."""

    placing: Mapping[str, str]
    groups: tuple[PlannedGroup, ...]
    goals: Mapping[GoalName, int]
    broken: tuple[Said, ...]

    @property
    def is_allowed(self) -> bool:
        """Say whether no hard rule is broken."""
        return not self.broken


def check_assignment(problem: Problem, assignment: Mapping[str, str]) -> Standing:
    """Return the standing of an assignment: each school's lead, and a lead's own code.

    Raises
    ------
    UnknownSchool
        If the data have no such school.
    """
    ground = Ground(problem)
    for code in (*assignment, *assignment.values()):
        ground.school(code)
    return Standing(
        placing=dict(assignment),
        groups=described(ground, assignment),
        goals=values_of(ground, assignment),
        broken=broken(ground, assignment),
    )
