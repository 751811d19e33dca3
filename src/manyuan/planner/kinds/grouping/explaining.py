"""Why the plan is as it is: asked by school and by group."""

from collections.abc import Iterator

from manyuan.kernel.errors import BadInput
from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said
from manyuan.planner.kinds.grouping.ground import Ground
from manyuan.planner.kinds.grouping.obstacles import uncovered
from manyuan.planner.kinds.grouping.plan import Plan, PlannedGroup
from manyuan.planner.kinds.grouping.problem import Problem
from manyuan.planner.kinds.grouping.why_here import next_best, why_here

SIZE = _("{lead}集团：{schools} 所学校，{campuses} 个校区，{pupils} 名学生。")
CAMPUS_CAP = _("校区上限 {most} 个，还可容纳 {room} 个。")
PUPIL_CAP = _("学生上限 {most} 名，还可容纳 {room} 名。")
OVER = _("现有成员已超上限：成员保留，不再接收学校。")
ALSO = _("另有 {count} 所成员校计入别的集团的覆盖，规模仍计在这里。")
FARTHEST = _("最远的成员校单程 {minutes} 分钟。")


class UnknownGroupAsked(BadInput):
    """A question names a lead that leads no group of the plan."""

    code = "unknown_group_asked"
    sentence = "方案里没有由“{lead}”牵头的集团。请核对学校代码。"


def explain_school(problem: Problem, plan: Plan, code: str) -> tuple[Said, ...]:
    """Return why the school is in its group and what the next best would cost, or why in none.

    Every comparison leaves all other schools where they are.

    Raises
    ------
    UnknownSchool
        If no legal school has that code.
    """
    ground = Ground(problem)
    ground.school(code)
    if code in plan.assignment:
        here = why_here(ground, plan.assignment, code)
        return (*here, *next_best(ground, plan.assignment, code))
    left = uncovered(ground, plan.assignment)
    return next(each.why for each in left if each.school == code)


def explain_group(problem: Problem, plan: Plan, lead: str) -> tuple[Said, ...]:
    """Return the size of a group against the caps, and how far its members are.

    Raises
    ------
    UnknownGroupAsked
        If the plan has no group with that lead.
    """
    group = next((each for each in plan.groups if each.lead == lead), None)
    if group is None:
        raise UnknownGroupAsked(lead=lead)
    return tuple(_size(Ground(problem), group))


def _size(ground: Ground, group: PlannedGroup) -> Iterator[Said]:
    problem = ground.problem
    facts: dict[str, Fact] = {
        "lead": ground.schools[group.lead].name,
        "schools": 1 + len(group.members),
        "campuses": group.campuses,
        "pupils": group.pupils,
    }
    yield Said("size", SIZE, facts)
    if group.is_over:
        yield Said("over", OVER)
    elif problem.most_campuses is not None:
        room = problem.most_campuses - group.campuses
        yield Said("campus_cap", CAMPUS_CAP, {"most": problem.most_campuses, "room": room})
    if not group.is_over and problem.most_pupils is not None:
        room = problem.most_pupils - group.pupils
        yield Said("pupil_cap", PUPIL_CAP, {"most": problem.most_pupils, "room": room})
    if group.also:
        yield Said("also", ALSO, {"count": len(group.also)})
    yield Said("farthest", FARTHEST, {"minutes": group.max_minutes})
