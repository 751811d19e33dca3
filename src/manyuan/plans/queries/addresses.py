"""What an address of the bureau names, seen or not: a page asks permission, and says why not."""

from django.db.models import QuerySet

from manyuan.plans.enums import PlanKind
from manyuan.plans.models import Plan, Run, Scenario
from manyuan.seats.models import Seat


def plans_at_bureau(seat: Seat, kind: PlanKind = PlanKind.EXCHANGE) -> "QuerySet[Plan]":
    """Return every plan of a kind of the seat's bureau."""
    return Plan.objects.filter(bureau_id=seat.bureau_id, kind=kind)


def scenarios_at_bureau(seat: Seat, kind: PlanKind = PlanKind.EXCHANGE) -> "QuerySet[Scenario]":
    """Return every scenario of a kind of the seat's bureau."""
    return Scenario.objects.filter(bureau_id=seat.bureau_id, kind=kind)


def runs_at_bureau(seat: Seat) -> "QuerySet[Run]":
    """Return every run of the seat's bureau, whatever its kind."""
    return Run.objects.filter(bureau_id=seat.bureau_id)
