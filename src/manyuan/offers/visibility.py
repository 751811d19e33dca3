"""Whose offers and needs a seat may see and state."""

from typing import TYPE_CHECKING

from django.db.models import Q

from manyuan.directory.lasting import not_ended_by
from manyuan.directory.models import Expert
from manyuan.directory.queries.fellows import fellows_on
from manyuan.directory.queries.partners import agreements_on, studios_on
from manyuan.directory.visibility import schools_in_charge
from manyuan.kernel.clock import today
from manyuan.offers.models import ExpertDay, Need, VisitRequest
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import works_for_bureau

if TYPE_CHECKING:
    from django.db.models import QuerySet


def experts_in_charge(seat: Seat) -> "QuerySet[Expert]":
    """Return the experts whose days the seat may give.

    A partner gives those of its own experts; a group's office those of experts whose partner has
    an agreement with the group or one of its schools today, or whose studio is at such a school.
    """
    found = Expert.objects.filter(bureau_id=seat.bureau_id).select_related("partner__unit")
    if works_for_bureau(seat):
        return found
    if seat.is_any_of(Role.PARTNER_LINK):
        return found.filter(partner=seat.unit_id)
    if not seat.is_any_of(Role.GROUP_OFFICE):
        return found.none()
    schools = schools_in_charge(seat) or frozenset()
    bound = agreements_on(seat, today()).filter(Q(group=seat.unit_id) | Q(school__in=schools))
    studios = studios_on(seat, today()).filter(school__in=schools)
    partners, open_now = bound.order_by().values("partner_id"), studios.order_by().values("pk")
    return found.filter(Q(partner__in=partners) | Q(studio__in=open_now))


def experts_to_give(seat: Seat) -> "QuerySet[Expert]":
    """Return the experts of whom the seat may give days to come: those who have not left."""
    return experts_in_charge(seat).filter(not_ended_by(today(), last="left_on"))


def visible_days(seat: Seat) -> "QuerySet[ExpertDay]":
    """Return the days that experts give: open to all but other partners."""
    found = ExpertDay.objects.filter(bureau_id=seat.bureau_id).select_related(
        "expert__partner__unit"
    )
    if seat.is_any_of(Role.PARTNER_LINK):
        return found.filter(expert__partner=seat.unit_id)
    return found.none() if seat.is_any_of(Role.CALENDAR_LINK) else found


def visible_requests(seat: Seat) -> "QuerySet[VisitRequest]":
    """Return what the schools ask for that the seat answers for."""
    found = VisitRequest.objects.filter(bureau_id=seat.bureau_id).select_related(
        "school__unit", "school__campus_of__unit"
    )
    in_charge = schools_in_charge(seat)
    return found if in_charge is None else found.filter(school__in=in_charge)


def visible_needs(seat: Seat) -> "QuerySet[Need]":
    """Return what schools need, as far as the seat may see it.

    A group's office and a principal also see what the schools of their groups need, since they may
    have it to give; a teacher what the own school needs.
    """
    found = Need.objects.filter(bureau_id=seat.bureau_id).select_related(
        "school__unit", "school__campus_of__unit"
    )
    own = schools_in_charge(seat)
    if own is None:
        return found
    seen = own if seat.is_any_of(Role.TEACHER) else fellows_on(seat, own, today())
    return found.filter(school__in=seen)
