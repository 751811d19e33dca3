from django.db.models import Q, QuerySet

from manyuan.directory.models import Teacher
from manyuan.directory.visibility import SEES_WHOLE_BUREAU, schools_in_charge
from manyuan.plans.enums import PlanKind, PlanState
from manyuan.plans.models import Answer, Move, Plan, Scenario
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat

KNOWN_TO_SCHOOLS = (PlanState.ASKED, PlanState.ADOPTED, PlanState.REPLACED)
IN_FORCE = (PlanState.ADOPTED, PlanState.REPLACED)


def sees_all(seat: Seat) -> bool:
    """Say whether the seat sees whatever is planned at its bureau."""
    return seat.role in SEES_WHOLE_BUREAU


def visible_scenarios(
    seat: Seat, kind: PlanKind | None = PlanKind.EXCHANGE
) -> "QuerySet[Scenario]":
    """Return the scenarios of a kind (None: of any): all for the bureau, a group's its own."""
    found = Scenario.objects.filter(bureau_id=seat.bureau_id)
    found = found if kind is None else found.filter(kind=kind)
    if sees_all(seat):
        return found
    return found.filter(unit=seat.unit_id) if seat.role == Role.GROUP_OFFICE else found.none()


def visible_plans(seat: Seat, kind: PlanKind = PlanKind.EXCHANGE) -> "QuerySet[Plan]":
    """Return the plans of a kind; a group's office also sees its group's once asked about."""
    found = Plan.objects.filter(bureau_id=seat.bureau_id, kind=kind)
    if sees_all(seat):
        return found
    if seat.role == Role.GROUP_OFFICE:
        own = Q(scenario__unit=seat.unit_id)
        return found.filter(own | Q(group=seat.unit_id, state__in=KNOWN_TO_SCHOOLS))
    return found.none()


def visible_moves(seat: Seat) -> "QuerySet[Move]":
    """Return the moves of the seat.

    Schools and group offices see those that touch them once the schools are asked, and a teacher
    the own one once the plan is adopted.
    """
    found = Move.objects.filter(bureau_id=seat.bureau_id)
    if sees_all(seat):
        return found
    if seat.role == Role.TEACHER:
        return found.filter(plan__state__in=IN_FORCE, teacher_code__in=own_codes(seat))
    touched = _touching(seat) & Q(plan__state__in=KNOWN_TO_SCHOOLS)
    if seat.role == Role.GROUP_OFFICE:
        return found.filter(touched | Q(plan__in=visible_plans(seat)))
    return found.filter(touched) if seat.role == Role.PRINCIPAL else found.none()


def visible_answers(seat: Seat) -> "QuerySet[Answer]":
    """Return what schools were asked: their own side for principals, all for the bureau."""
    found = Answer.objects.filter(bureau_id=seat.bureau_id)
    if sees_all(seat):
        return found
    if seat.role in (Role.PRINCIPAL, Role.GROUP_OFFICE):
        return found.filter(school__in=schools_in_charge(seat) or ())
    return found.none()


def _touching(seat: Seat) -> Q:
    schools = schools_in_charge(seat) or ()
    return Q(from_school__in=schools) | Q(to_school__in=schools)


def own_codes(seat: Seat) -> "QuerySet[Teacher, str]":
    """Return the code under which the person in the seat stands on a roster, if any does."""
    found = Teacher.objects.filter(bureau_id=seat.bureau_id, account__isnull=False)
    return found.filter(account=seat.person_id).order_by().values_list("code", flat=True)
