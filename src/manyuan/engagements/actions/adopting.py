from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from manyuan.directory.models import Teacher
from manyuan.engagements.errors import ReturnedEarly, TeacherHasLeft, TermIsOver
from manyuan.engagements.kinds.posting.actions.arranging import PostingFacts, begin_all
from manyuan.engagements.kinds.posting.actions.changing import finish
from manyuan.engagements.kinds.posting.enums import EndReason, Mode, PostingState
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import today
from manyuan.plans.actions.adopting import adopting
from manyuan.plans.models import Move, Plan
from manyuan.plans.permissions import may_decide
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def adopt_and_start(*, by: Seat, plan: Plan, over_refusals: str = "") -> Plan:
    """The bureau adopts a plan, and each of its moves becomes a posting with its flow.

    Where the plan replaces an adopted one, postings that both hold go on, those that it drops end
    and only what is new begins.
    """
    require(may_decide(by))
    lock_bureau(by)
    adoption = adopting(by=by, plan=plan, over_refusals=over_refusals)
    moves = list(adoption.plan.moves.select_related("from_school__unit", "to_school__unit"))
    going = [] if adoption.replaced is None else _going(adoption.replaced)
    kept, dropped = _part(going, moves)
    if adoption.replaced is not None:
        _require_current(adoption.plan, [one for one in moves if one.teacher_code not in kept])
    # What a re-plan adds in the middle of the year does not begin before it was decided.
    earliest = date.min if adoption.replaced is None else today()
    changes = [*adoption.changes, *_end(dropped), *_begin(by, moves, kept, earliest)]
    record(
        by=by,
        code="plan.adopted",
        changes=changes,
        name=str(adoption.plan),
        moves=len(moves),
    )
    return adoption.plan


def _going(replaced: Plan) -> list[Posting]:
    """Return the postings of a plan that are arranged or under way."""
    found = Posting.objects.filter(
        move__plan=replaced, state=PostingState.ARRANGED, ends_on__gt=today()
    )
    return list(found.select_related("teacher", "home__unit", "host__unit", "flow"))


def _part(
    going: Iterable[Posting], moves: Iterable[Move]
) -> tuple[dict[str, Posting], list[Posting]]:
    """Part postings into those that the new plan goes on with, by teacher, and the others."""
    wanted = {(move.teacher_code, move.to_school_id) for move in moves}
    kept, dropped = {}, []
    for posting in going:
        if (posting.teacher.code, posting.host_id) in wanted:
            kept[posting.teacher.code] = posting
        else:
            dropped.append(posting)
    return kept, dropped


def _require_current(plan: Plan, moves: Iterable[Move]) -> None:
    """Let a plan begin nothing that it would not if it knew what has happened since it was asked.

    Raises
    ------
    TermIsOver
        When what it would begin is already over.
    ReturnedEarly
        When it would send somebody again to where they have come back from early.
    """
    back = {
        (posting.teacher.code, posting.host_id): posting
        for posting in Posting.objects.filter(
            move__plan__year=plan.year, end_reason__in=(EndReason.EARLY, EndReason.REPLACED)
        ).select_related("teacher", "host__unit")
    }
    for move in moves:
        if move.ends_on <= today():
            raise TermIsOver(plan=str(plan), ends=move.ends_on)
        posting = back.get((move.teacher_code, move.to_school_id))
        if posting is not None:
            raise ReturnedEarly(
                teacher=move.teacher_name, host=posting.host.name, on=posting.ended_on
            )


def _end(dropped: Iterable[Posting]) -> list[Changed]:
    return [
        change
        for posting in dropped
        for change in finish(posting, on=today(), why=EndReason.REPLANNED, explanation="")
    ]


def _begin(
    by: Seat, moves: Sequence[Move], kept: dict[str, Posting], earliest: date
) -> list[Changed]:
    teachers = _teachers([move.teacher_code for move in moves])
    beginning = []
    for move in moves:
        going = kept.get(move.teacher_code)
        if going is None:
            beginning.append(_facts(move, teachers.get(move.teacher_code), earliest))
        else:
            going.move = move
            going.save(update_fields=["move"])
    _postings, changes = begin_all(by, beginning)
    return changes


def _teachers(codes: list[str]) -> dict[str, Teacher]:
    return {one.code: one for one in Teacher.objects.filter(code__in=codes)}


def _facts(move: Move, teacher: Teacher | None, earliest: date) -> PostingFacts:
    if teacher is None or teacher.school_id != move.from_school_id:
        raise TeacherHasLeft(teacher=move.teacher_name, school=move.from_school.name)
    return PostingFacts(
        teacher=teacher,
        host=move.to_school,
        mode=Mode.ROTATION,
        starts_on=max(move.starts_on, earliest),
        ends_on=move.ends_on,
        move=move,
    )
