"""What an address of the bureau names, seen or not: a page asks permission, and says why not."""

from django.db.models import QuerySet

from manyuan.plans.models import Plan, Run, Scenario
from manyuan.seats.models import Seat


def plans_at_bureau(seat: Seat) -> "QuerySet[Plan]":
    """Return every plan of the seat's bureau."""
    return Plan.objects.filter(bureau_id=seat.bureau_id)


def scenarios_at_bureau(seat: Seat) -> "QuerySet[Scenario]":
    """Return every scenario of the seat's bureau."""
    return Scenario.objects.filter(bureau_id=seat.bureau_id)


def runs_at_bureau(seat: Seat) -> "QuerySet[Run]":
    """Return every run of the seat's bureau."""
    return Run.objects.filter(bureau_id=seat.bureau_id)
