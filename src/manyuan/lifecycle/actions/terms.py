from django.db import transaction

from manyuan.directory.actions.groups import lock_group
from manyuan.directory.actions.memberships import lock_membership
from manyuan.directory.models import Group, Membership
from manyuan.history.actions import record
from manyuan.lifecycle.actions.waiting import Postponement, enter_date_move, facts_of_move
from manyuan.lifecycle.errors import NothingToMove
from manyuan.lifecycle.models import DateMove
from manyuan.lifecycle.permissions import may_decide_lifecycle
from manyuan.lifecycle.phases import phase_of, state_of
from manyuan.lifecycle.queries.terms import TERM_OF_PHASE, TERM_OF_STATE, Terms
from manyuan.lifecycle.rows import date_move_added
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def move_term_of_member(*, by: Seat, membership: Membership, moved: Postponement) -> DateMove:
    """The end of a probation or transition is moved, for one of the known reasons."""
    require(may_decide_lifecycle(by))
    lock_bureau(by)
    held = lock_membership(membership)
    term, end = TERM_OF_STATE.get(state_of(held)), Terms(by).end_of(held)
    if term is None or end is None:
        raise NothingToMove(name=held.school.name, term=state_of(held).label)
    move = DateMove(
        bureau_id=by.bureau_id,
        term=term[0],
        group=held.group,
        school=held.school,
        original_on=end,
    )
    return _move(by, move, moved)


@transaction.atomic
def move_term_of_group(*, by: Seat, group: Group, moved: Postponement) -> DateMove:
    """The end of an incubation is moved, for one of the known reasons."""
    require(may_decide_lifecycle(by))
    lock_bureau(by)
    held = lock_group(group)
    term, end = TERM_OF_PHASE.get(phase_of(held)), Terms(by).end_of_group(held)
    if term is None or end is None:
        raise NothingToMove(name=held.name, term=phase_of(held).label)
    move = DateMove(bureau_id=by.bureau_id, term=term[0], group=held, original_on=end)
    return _move(by, move, moved)


def _move(by: Seat, move: DateMove, moved: Postponement) -> DateMove:
    enter_date_move(by, move, moved)
    changes = [date_move_added(move)]
    record(by=by, code="lifecycle.postponed", changes=changes, **facts_of_move(move))
    return move
