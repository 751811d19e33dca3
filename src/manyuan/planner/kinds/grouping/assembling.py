from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said
from manyuan.planner.kinds.grouping.describing import described
from manyuan.planner.kinds.grouping.ground import Ground
from manyuan.planner.kinds.grouping.obstacles import uncovered
from manyuan.planner.kinds.grouping.plan import GoalReached, Join, Plan, PlannedGroup, SolveStatus
from manyuan.planner.kinds.grouping.why_here import why_here
from manyuan.planner.kinds.grouping.years import by_year

OVER = _(
    "{lead}集团的现有成员有 {campuses} 个校区、{pupils} 名学生，已超上限；成员保留，不再接收学校。"
)
FAR = _("{school}到{lead}要 {minutes} 分钟，超过上限 {most} 分钟；是现有成员，予以保留。")
ALONE = _("{lead}集团只有牵头校一所。")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a solve has come to."""

    status: SolveStatus
    placing: Mapping[str, str]
    goals: tuple[GoalReached, ...]
    conflicts: tuple[Said, ...]
    seconds: float
    seed: int | None


def assemble(ground: Ground, outcome: Outcome) -> Plan:
    """Return the plan of a placing, every number worked out from the placing itself."""
    problem, placing = ground.problem, outcome.placing
    solved = outcome.status != "infeasible"
    groups = described(ground, placing)
    return Plan(
        status=outcome.status,
        goals=outcome.goals,
        assignment=dict(sorted(placing.items())),
        groups=groups,
        joins=tuple(_joins(ground, placing)),
        uncovered=uncovered(ground, placing) if solved else (),
        years=by_year(ground, placing) if solved else (),
        warnings=tuple(_warnings(ground, groups)),
        conflicts=outcome.conflicts,
        notes=problem.notes,
        rule_status=problem.pack.status,
        seconds=outcome.seconds,
        seed=outcome.seed,
    )


def _joins(ground: Ground, placing: Mapping[str, str]) -> Iterator[Join]:
    for code, lead in sorted(placing.items()):
        if ground.home.get(code) != lead:
            yield Join(
                school=code,
                lead=lead,
                minutes=ground.minutes(code, lead) or 0,
                from_lead=ground.home.get(code),
                reasons=why_here(ground, placing, code),
            )


def _warnings(ground: Ground, groups: tuple[PlannedGroup, ...]) -> Iterator[Said]:
    for group in groups:
        name = ground.schools[group.lead].name
        if group.is_over:
            facts: dict[str, Fact] = {
                "lead": name,
                "campuses": group.campuses,
                "pupils": group.pupils,
            }
            yield Said("over_cap", OVER, facts)
        if not group.members and not group.also:
            yield Said("lead_alone", ALONE, {"lead": name})
    most = ground.problem.max_minutes
    for code, lead in sorted(ground.kept.items()):
        minutes = ground.minutes(code, lead) or 0
        if most is not None and minutes > most:
            names = {"school": ground.schools[code].name, "lead": ground.schools[lead].name}
            yield Said("kept_far", FAR, {**names, "minutes": minutes, "most": most})
