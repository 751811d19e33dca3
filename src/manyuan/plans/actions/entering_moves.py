from collections.abc import Mapping
from types import MappingProxyType

from manyuan.directory.models import School
from manyuan.plans.bridge.exchange import PlannedMove, SolvedExchange
from manyuan.plans.enums import MoveChange, MoveOrigin
from manyuan.plans.models import Move, Plan
from manyuan.plans.settings import Settings

NOBODY: Mapping[str, str] = MappingProxyType({})


def enter_moves(plan: Plan, solved: SolvedExchange, by_hand: Mapping[str, str] = NOBODY) -> None:
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
