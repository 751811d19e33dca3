from collections.abc import Collection

from django.db.models import Q, QuerySet

from manyuan.directory.visibility import schools_in_charge, schools_of
from manyuan.engagements.kinds.event.enums import EventState
from manyuan.engagements.kinds.event.models import Event, Participation
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat

SHOWN = ("group__unit", "main_host__unit", "place__unit", "venue")


def visible_events(seat: Seat) -> "QuerySet[Event]":
    """Return the events that the seat may see, with the names that pages show.

    The bureau and its auditors see all; others those in which their schools take part, or which
    their group runs. What is still being prepared is seen by those who prepare it, and by the
    schools that are to take part; teachers and calendars wait until it is announced.
    """
    found = Event.objects.filter(bureau_id=seat.bureau_id).select_related(*SHOWN)
    if seat.is_any_of(Role.TEACHER, Role.CALENDAR_LINK):
        found = found.exclude(state=EventState.DRAFT)
    own = _own_schools(seat)
    return found if own is None else found.filter(_touches(seat, own))


def _own_schools(seat: Seat) -> frozenset[int] | None:
    return schools_of(seat.unit) if seat.role == Role.CALENDAR_LINK else schools_in_charge(seat)


def _touches(seat: Seat, own: frozenset[int]) -> Q:
    parts = Participation.objects.filter(school__in=own).order_by().values("event_id")
    touches = Q(pk__in=parts) | Q(main_host__in=own)
    return touches | Q(group=seat.unit_id) if seat.is_any_of(Role.GROUP_OFFICE) else touches


def visible_codes(seat: Seat, codes: Collection[str]) -> frozenset[str]:
    """Return which of some events the seat may open."""
    found = visible_events(seat).filter(code__in=codes).order_by()
    return frozenset(found.values_list("code", flat=True))
