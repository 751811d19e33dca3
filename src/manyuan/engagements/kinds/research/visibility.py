from django.db.models import Q, QuerySet

from manyuan.directory.visibility import schools_in_charge, schools_of
from manyuan.engagements.kinds.research.models import Output, Participation, Research
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat

SHOWN = ("host", "group__unit", "place__unit", "venue__school", "leader")


def visible_research(seat: Seat) -> "QuerySet[Research]":
    """Return the activities that the seat may see, with the names that pages show.

    The bureau and its auditors see all; a group, a school and their calendars those that they
    host or in which a school of theirs takes part.
    """
    found = Research.objects.filter(bureau_id=seat.bureau_id).select_related(*SHOWN)
    own = schools_of(seat.unit) if seat.role == Role.CALENDAR_LINK else schools_in_charge(seat)
    return found if own is None else found.filter(_touches(seat, own))


def _touches(seat: Seat, own: frozenset[int]) -> Q:
    taking_part = Participation.objects.filter(school__in=own).order_by().values("research")
    touches = Q(pk__in=taking_part) | Q(host__in=own) | Q(place__in=own)
    if own:
        touches |= Q(host=seat.unit_id) | Q(group=seat.unit_id)
    return touches


def visible_outputs(seat: Seat) -> "QuerySet[Output]":
    """Return the files of the activities that the seat may see."""
    return Output.objects.filter(research__in=visible_research(seat).order_by().values("pk"))
