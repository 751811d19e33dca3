from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.event.enums import EventState
from manyuan.engagements.kinds.event.models import Event, EventPoster, Participation, ProgrammeItem
from manyuan.engagements.kinds.event.visibility import visible_events
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat


def events(seat: Seat, *, first: date | None = None, last: date | None = None) -> "QuerySet[Event]":
    """Return the events that the seat may see, of some days, the latest first."""
    found = visible_events(seat)
    if first is not None:
        found = found.filter(ends_on__gte=first)
    if last is not None:
        found = found.filter(starts_on__lte=last)
    return found.order_by("-starts_on", "code")


def counted(found: "QuerySet[Event]") -> "QuerySet[Event]":
    """Add to events how many schools take part, with how many people."""
    return found.annotate(
        schools=Count("parts"),
        pupils=Sum("parts__expected_pupils", default=0),
        teachers=Sum("parts__expected_teachers", default=0),
    )


def event(seat: Seat, code: str) -> Event | None:
    """Return the event of this code, if the seat may see it."""
    return visible_events(seat).filter(code=code).first()


def parts_of_event(seat: Seat, event: Event) -> "QuerySet[Participation]":
    """Return which schools take part, hosts first, with how many came."""
    found = Participation.objects.filter(bureau_id=seat.bureau_id, event=event)
    shown = found.select_related("school__unit", "event__group__unit", "event__main_host__unit")
    return (
        shown.prefetch_related("turnout")
        .annotate(pupils=Sum("turnout__pupils", default=0))
        .order_by("-part", "school__unit__code")
    )


def run_by(seat: Seat) -> "QuerySet[Event]":
    """Return the events that the seat runs: as main host, or as the office of the group."""
    own = schools_in_charge(seat) or frozenset()
    runs = Q(main_host__in=own)
    if seat.is_any_of(Role.GROUP_OFFICE):
        runs |= Q(group=seat.unit_id)
    return visible_events(seat).filter(runs).order_by("starts_on", "code")


def parts_to_count(seat: Seat) -> "QuerySet[Participation]":
    """Return the parts of the seat's schools in held events of which nobody has said who came."""
    own = schools_in_charge(seat) or frozenset()
    found = Participation.objects.filter(
        bureau_id=seat.bureau_id, school__in=own, event__state=EventState.HELD, teachers=None
    )
    shown = found.select_related("school__unit", "event__group__unit", "event__main_host__unit")
    return shown.order_by("event__starts_on", "school__unit__code")


def programme_of(seat: Seat, event: Event) -> "QuerySet[ProgrammeItem]":
    """Return the programme of an event, in order."""
    found = ProgrammeItem.objects.filter(bureau_id=seat.bureau_id, event=event)
    return found.select_related("responsible__unit")


def poster_of(seat: Seat, event: Event) -> EventPoster | None:
    """Return the picture that announces an event."""
    return EventPoster.objects.filter(bureau_id=seat.bureau_id, event=event).first()
