"""What adopting a plan would bring about: postings that begin, go on and end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from manyuan.engagements.kinds.posting.enums import PostingState
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.engagements.kinds.posting.queries.postings import visible_postings
from manyuan.plans.enums import PlanState
from manyuan.plans.models import Move, Plan
from manyuan.plans.queries.plans import adopted_plans
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class Consequences:
    """The postings of an adoption, and the rosters that they touch."""

    moves: tuple[Move, ...]
    beginning: tuple[Move, ...]
    going_on: int
    ending: tuple[Posting, ...]
    replaced: Plan | None

    @property
    def starts_on(self) -> date | None:
        """The first day of the first posting."""
        return min((move.starts_on for move in self.moves), default=None)

    @property
    def rosters(self) -> list[str]:
        """The schools from whose rosters teachers are lent."""
        return sorted({move.from_school.name for move in self.beginning})

    @property
    def hosts(self) -> list[str]:
        """The schools to which they go."""
        return sorted({move.to_school.name for move in self.beginning})


def consequences_of(seat: Seat, plan: Plan) -> Consequences:
    """Return what adopting the plan would change today."""
    moves = tuple(plan.moves.select_related("from_school__unit", "to_school__unit"))
    replaced = _replaced(seat, plan)
    going = _going(seat, replaced)
    wanted = {(move.teacher_code, move.to_school_id) for move in moves}
    kept = {key(one) for one in going} & wanted
    return Consequences(
        moves=moves,
        beginning=tuple(m for m in moves if (m.teacher_code, m.to_school_id) not in kept),
        going_on=len(kept),
        ending=tuple(one for one in going if key(one) not in wanted),
        replaced=replaced,
    )


def key(posting: Posting) -> tuple[str, int]:
    """Return who works where: by this a posting and a move of the new plan are the same."""
    return posting.teacher.code, posting.host_id


def _replaced(seat: Seat, plan: Plan) -> Plan | None:
    if plan.state not in (PlanState.PROPOSED, PlanState.ASKED):
        return None
    return adopted_plans(seat, plan.year).filter(group=plan.group_id).first()


def _going(seat: Seat, replaced: Plan | None) -> Sequence[Posting]:
    if replaced is None:
        return ()
    found = visible_postings(seat).filter(move__plan=replaced, state=PostingState.ARRANGED)
    return list(found.select_related("teacher", "host__unit").order_by("teacher__code"))
