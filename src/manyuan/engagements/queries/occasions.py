from datetime import date

from django.db.models import Q, QuerySet

from manyuan.directory.models import Expert, Teacher
from manyuan.directory.visibility import schools_in_charge, schools_of
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.models import Occasion
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Seat

# How a link names the one venue or teacher that its calendar shows; an expert stands by the code.
VENUE_ALONE, TEACHER_ALONE = "venue", "teacher"
NOT_FOR_PERSONAL = frozenset({Role.TEACHER, Role.CALENDAR_LINK})


def visible_occasions(seat: Seat) -> "QuerySet[Occasion]":
    """Return when what the seat may see takes place.

    The bureau and its auditors see all; a group office what its group or its schools take part in;
    a principal and a teacher what the own school takes part in, a teacher nothing that tells of a
    colleague alone; a partner's link and calendar what its experts do; the public nothing.
    """
    found = Occasion.objects.filter(bureau_id=seat.bureau_id)
    if seat.role == Role.PUBLIC:
        return found.none()
    if seat.unit.kind == UnitKind.PARTNER:
        experts = Expert.objects.filter(partner=seat.unit_id).order_by().values("pk")
        return _touching(found, Q(experts__in=experts) | Q(units=seat.unit_id))
    schools = schools_in_charge(seat)
    if seat.role == Role.CALENDAR_LINK:
        schools = schools_of(seat.unit)
    if schools is None:
        return found
    touches = Q(units__in=schools)
    if seat.unit.kind == UnitKind.GROUP:
        touches |= Q(group=seat.unit_id)
    if seat.role in NOT_FOR_PERSONAL:
        touches &= Q(is_personal=False)
    if seat.role == Role.TEACHER:
        own = Teacher.objects.filter(account=seat.person_id).order_by().values("pk")
        touches |= Q(teachers__in=own)
    return _touching(found, touches)


def _touching(found: "QuerySet[Occasion]", touches: Q) -> "QuerySet[Occasion]":
    # Joined tables would show an occasion once for each of its schools.
    return found.filter(pk__in=Occasion.objects.filter(touches).order_by().values("pk"))


def occasions_between(seat: Seat, first: date, last: date) -> "QuerySet[Occasion]":
    """Return what the seat may see of what takes place from ``first`` to ``last`` inclusive."""
    found = visible_occasions(seat).exclude(status=FlowStatus.CANCELLED)
    return found.filter(starts_on__lte=last, ends_on__gte=first)


def beginning_between(seat: Seat, first: date, last: date) -> "QuerySet[Occasion]":
    """Return what the seat may see of what begins from ``first`` to ``last`` inclusive."""
    found = visible_occasions(seat).exclude(status=FlowStatus.CANCELLED)
    return found.filter(starts_on__gte=first, starts_on__lte=last)


def with_teacher_of(seat: Seat, found: "QuerySet[Occasion]") -> "QuerySet[Occasion]":
    """Keep what the teacher who sits in the seat takes part in."""
    own = Teacher.objects.filter(bureau_id=seat.bureau_id, account=seat.person_id)
    return _touching(found, Q(teachers__in=own.order_by().values("pk")))


def occasions_of_calendar(seat: Seat, detail: str) -> "QuerySet[Occasion]":
    """Return what a calendar's link shows: all of its unit, or one expert, venue or teacher of it.

    What is called off is among it, so that programs take it away.
    """
    if seat.unit.kind == UnitKind.PARTNER:
        found = visible_occasions(seat)
        return found.filter(experts__code=detail) if detail else found
    what, _colon, code = detail.partition(":")
    if what == TEACHER_ALONE:
        found = Occasion.objects.filter(bureau_id=seat.bureau_id)
        return found.filter(teachers__code=code, teachers__school__in=schools_of(seat.unit))
    found = visible_occasions(seat)
    return found.filter(venue__code=code) if what == VENUE_ALONE else found


def occasion_of(seat: Seat, kind: str, code: str, number: int) -> Occasion | None:
    """Return one time of an engagement, if the seat may see it."""
    found = visible_occasions(seat).select_related("place", "venue", "group")
    return found.filter(kind=kind, code=code, number=number).first()
