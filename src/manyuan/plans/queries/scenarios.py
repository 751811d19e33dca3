from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from manyuan.plans.enums import LIVE_RUNS, PlanKind, ScenarioState
from manyuan.plans.models import Freeze, Plan, Run, Scenario
from manyuan.plans.visibility import sees_all, visible_plans, visible_scenarios
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat


def scenarios(
    seat: Seat, year: int | None = None, *, kind: PlanKind = PlanKind.EXCHANGE
) -> "QuerySet[Scenario]":
    """Return the scenarios that the seat sees, newest first, each with its plans and its runs.

    ``is_solving`` says whether a run waits or is at work.
    """
    found = visible_scenarios(seat, kind)
    found = found if year is None else found.filter(year=year)
    live = Run.objects.filter(scenario=OuterRef("pk"), state__in=LIVE_RUNS)
    return (
        found.select_related("unit", "group__unit", "freeze", "base__scenario")
        .annotate(is_solving=Exists(live))
        .prefetch_related(
            Prefetch("runs", Run.objects.defer("best", "settings")),
            Prefetch("plans", Plan.objects.defer("document", "settings")),
        )
    )


def scenario(seat: Seat, year: int, number: int) -> Scenario:
    """Return one scenario by what stands in its address; raises ``Scenario.DoesNotExist``."""
    return scenarios(seat, year).get(number=number)


def submitted_scenarios(seat: Seat) -> "QuerySet[Scenario]":
    """Return what group offices have submitted and the bureau has not yet answered."""
    return scenarios(seat).filter(state=ScenarioState.SUBMITTED)


def freezes(
    seat: Seat, year: int | None = None, *, kind: PlanKind = PlanKind.EXCHANGE
) -> "QuerySet[Freeze]":
    """Return the frozen data from which the seat may plan, newest first, without their bytes."""
    found = Freeze.objects.filter(bureau_id=seat.bureau_id, kind=kind).defer("content")
    if not sees_all(seat) and not seat.is_any_of(Role.GROUP_OFFICE):
        return found.none()
    return found if year is None else found.filter(year=year)


def planned_years(seat: Seat, *, kind: PlanKind = PlanKind.EXCHANGE) -> list[int]:
    """Return the years for which there is anything to see, the latest first."""
    found = (visible_scenarios(seat, kind), freezes(seat, kind=kind), visible_plans(seat, kind))
    years = {
        year for rows in found for year in rows.order_by().values_list("year", flat=True).distinct()
    }
    return sorted(years, reverse=True)
