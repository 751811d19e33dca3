from collections.abc import Mapping

from django.db.models import Max

from manyuan.directory.models import Group, School
from manyuan.plans.bridge import PlannedMove, Solved
from manyuan.plans.enums import MoveChange, MoveOrigin
from manyuan.plans.models import Move, Plan, Run, Scenario
from manyuan.plans.settings import Settings
from manyuan.seats.models import Seat


def enter_plan(
    by: Seat, scenario: Scenario, settings: Settings, solved: Solved, *, run: Run | None = None
) -> Plan:
    """Write a plan with its moves, as the next version of its year."""
    found = Plan.objects.filter(year=scenario.year)
    plan = Plan(
        bureau_id=by.bureau_id,
        scenario=scenario,
        run=run,
        year=settings.year,
        number=1 + (found.aggregate(last=Max("number"))["last"] or 0),
        group=None if settings.group is None else Group.objects.get(unit__code=settings.group),
        settings=settings.as_json(),
        document=solved.document,
        status=solved.status,
    )
    plan.full_clean()
    plan.save()
    enter_moves(plan, solved, {})
    return plan


def enter_moves(plan: Plan, solved: Solved, by_hand: Mapping[str, str]) -> None:
    """Write the moves of a plan anew; ``by_hand`` says which were somebody's own, and whither."""
    schools = dict(School.objects.values_list("unit__code", "pk"))
    adopted = Settings.from_json(plan.settings).adopted
    base = None if adopted is None else dict(adopted)
    Move.objects.filter(plan=plan).delete()
    Move.objects.bulk_create(
        (
            Move(
                bureau_id=plan.bureau_id,
                plan=plan,
                teacher_code=move.teacher,
                teacher_name=solved.names.get(move.teacher, move.teacher),
                from_school_id=schools[move.from_school],
                to_school_id=schools[move.to_school],
                stage=move.stage,
                subject=move.subject,
                starts_on=move.start,
                ends_on=move.end,
                minutes=move.minutes,
                is_backbone=move.is_backbone,
                wish_rank=move.wish_rank,
                pinned=move.pinned,
                origin=_origin(move, by_hand),
                change=_change(move, base),
                reasons=[said.as_json() for said in move.reasons],
            )
            for move in solved.moves
        ),
        batch_size=500,
    )


def _origin(move: PlannedMove, by_hand: Mapping[str, str]) -> MoveOrigin:
    own = by_hand.get(move.teacher) == move.to_school
    return MoveOrigin.HAND if own else MoveOrigin.SOLVER


def _change(move: PlannedMove, base: Mapping[str, str] | None) -> str:
    if base is None:
        return ""
    before = base.get(move.teacher)
    if before is None:
        return MoveChange.NEW
    return MoveChange.KEPT if before == move.to_school else MoveChange.MOVED
