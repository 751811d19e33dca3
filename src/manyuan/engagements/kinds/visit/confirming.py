"""The two confirmations of a visit, and the state that follows from them."""

from manyuan.engagements.kinds.visit.enums import VISIT_FOLLOWS, Side, VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.kernel.clock import now
from manyuan.plans.transitions import follow
from manyuan.seats.models import Seat


def has_confirmed(visit: Visit, side: Side) -> bool:
    """Say whether a side has confirmed the visit as it is planned now."""
    at = visit.school_confirmed_at if side == Side.SCHOOL else visit.partner_confirmed_at
    return at is not None


def confirm(visit: Visit, side: Side, by: Seat) -> None:
    """Note that a side says yes; once both have, the visit is confirmed."""
    if side == Side.SCHOOL:
        visit.school_confirmed_at, visit.school_confirmed_by = now(), by
    else:
        visit.partner_confirmed_at, visit.partner_confirmed_by = now(), by
    if all(has_confirmed(visit, one) for one in Side):
        follow(visit, VISIT_FOLLOWS, VisitState.CONFIRMED)


def ask_again(visit: Visit) -> None:
    """Forget what both sides said: they said it of another time."""
    visit.school_confirmed_at = visit.school_confirmed_by = None
    visit.partner_confirmed_at = visit.partner_confirmed_by = None
    if visit.state == VisitState.CONFIRMED:
        follow(visit, VISIT_FOLLOWS, VisitState.PLANNED)


def take_back_word(visit: Visit, side: Side) -> None:
    """Forget what one side said; the other's word stands."""
    if side == Side.SCHOOL:
        visit.school_confirmed_at = visit.school_confirmed_by = None
    else:
        visit.partner_confirmed_at = visit.partner_confirmed_by = None
    if visit.state == VisitState.CONFIRMED:
        follow(visit, VISIT_FOLLOWS, VisitState.PLANNED)
