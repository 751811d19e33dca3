"""The plan, move or answer that an address names, open to who may see it."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.plans.models import Answer, Move, Plan
from manyuan.plans.permissions import may_answer, may_see_plan
from manyuan.plans.queries.addresses import plans_at_bureau
from manyuan.plans.queries.answers import answer_of
from manyuan.plans.queries.plans import moves
from manyuan.seats.models import Seat
from manyuan.seats.permissions import no, require

RELATED = ("bureau", "group__unit", "scenario__unit", "scenario__freeze", "scenario__group__unit")
UNREAD = ("scenario__freeze__content",)
# Headlines, lists and letters speak of a plan without its document, which can be megabytes.
DOCUMENT = ("document", "settings")


def plan_at(seat: Seat, pk: int, *, whole: bool = False) -> Plan:
    """Return the plan of an address, ``whole`` with its document."""
    plan = _named(seat, pk, whole=whole)
    require(may_see_plan(seat, plan))
    return plan


def plan_with_moves(seat: Seat, pk: int) -> tuple[Plan, list[Move]]:
    """Return a plan with those of its moves that the seat may see: for schools, their own."""
    plan = _named(seat, pk, whole=False)
    found = list(moves(seat, plan).select_related("from_school__unit", "to_school__unit"))
    if not found and not may_see_plan(seat, plan):
        require(
            no(_("这份方案里没有可以给你看的交流安排：学校在征求意见后、教师在采纳后才能查看。"))
        )
    return plan, found


def answer_at(seat: Seat, pk: int) -> Answer:
    """Return what the seat's own school is asked, open to its principal."""
    try:
        answer = answer_of(seat, pk)
    except Answer.DoesNotExist:
        raise Http404(_("没有这条待答复的安排。")) from None
    require(may_answer(seat, answer))
    return answer


def move_at(seat: Seat, pk: int) -> tuple[Plan, Move]:
    """Return a move that the seat may see, with its plan."""
    plan = plans_at_bureau(seat).filter(moves=pk).only("pk").first()
    if plan is None:
        raise Http404(_("没有这条交流安排。"))
    plan, found = plan_with_moves(seat, plan.pk)
    move = next((one for one in found if one.pk == pk), None)
    if move is None:
        require(no(_("只能查看与本人、本校或本集团有关的交流安排。")))
        raise AssertionError
    return plan, move


def _named(seat: Seat, pk: int, *, whole: bool) -> Plan:
    found = plans_at_bureau(seat).filter(pk=pk).select_related(*RELATED)
    plan = found.defer(*UNREAD, *(() if whole else DOCUMENT)).first()
    if plan is None:
        raise Http404(_("没有这份方案。"))
    return plan
