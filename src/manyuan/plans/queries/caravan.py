from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from django.db.models import F, QuerySet

from manyuan.kernel.saying import Said
from manyuan.offers.models import VisitRequest
from manyuan.plans.bridge import caravan as bridge
from manyuan.plans.bridge.caravan import Names, Place, Trial
from manyuan.plans.enums import PlanKind, PlanState
from manyuan.plans.models import Plan, Stop
from manyuan.plans.permissions import may_see_plan
from manyuan.plans.queries.plans import plans
from manyuan.plans.settings import Settings
from manyuan.plans.visibility import visible_plans
from manyuan.rules.caravan import load_caravan_pack, with_overrides
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

BEST = 5
TOLD = (
    "requests_served",
    "requests_all",
    "served_schools",
    "schools_asking",
    "pupils_reached",
    "goals",
)

Company: TypeAlias = Mapping[tuple[str, date], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CaravanHeadline:
    """A plan with what it comes to; ``gap`` is of the goal that counts pupils."""

    plan: Plan
    told: Mapping[str, Any]

    @property
    def gap(self) -> float | None:
        """How far the pupils reached may at most be from the best."""
        goals: Sequence[Mapping[str, Any]] = self.told["goals"]
        return next((goal["gap"] for goal in goals if goal["name"] == "pupils"), None)


def caravan_headlines(seat: Seat, year: int, scenario: int | None = None) -> list[CaravanHeadline]:
    """Return the caravans of a year, or of one scenario, that the seat sees, newest first."""
    found = plans(seat, year, kind=PlanKind.CARAVAN)
    found = found if scenario is None else found.filter(scenario=scenario)
    told = found.annotate(**{f"told_{name}": F(f"document__{name}") for name in TOLD})
    return [
        CaravanHeadline(plan, {name: getattr(plan, f"told_{name}") for name in TOLD})
        for plan in told
    ]


def caravan_to_adopt(seat: Seat, year: int) -> Plan | None:
    """Return the newest caravan that could be adopted, if it is newer than those in force."""
    told = [one.plan for one in caravan_headlines(seat, year)]
    last = max((plan.number for plan in told if plan.state == PlanState.ADOPTED), default=0)
    newest = next(iter(told), None)
    if newest is None or newest.number <= last or newest.status == "infeasible":
        return None
    return newest if newest.state == PlanState.PROPOSED else None


def whole_caravan(seat: Seat, plan: Plan) -> Plan:
    """Return a plan of the list again, now with its document."""
    return visible_plans(seat, PlanKind.CARAVAN).select_related("scenario__freeze").get(pk=plan.pk)


def open_requests(seat: Seat, plan: Plan) -> dict[str, VisitRequest]:
    """Return the requests that a plan leaves open, by code, with their schools."""
    require(may_see_plan(seat, plan))
    codes = [one["request"] for one in plan.document["unserved"]]
    found = VisitRequest.objects.filter(bureau_id=seat.bureau_id, code__in=codes)
    return {one.code: one for one in found.select_related("school__unit")}


def stops(seat: Seat, plan: Plan) -> "QuerySet[Stop]":
    """Return the stops of a plan that the seat sees, by day and expert, with what pages name."""
    require(may_see_plan(seat, plan))
    return _shown(plan.stops.all())


def dropped_stops(plan: Plan) -> "QuerySet[Stop]":
    """Return the stops of the plan from which a re-plan departs whose visits it gives up.

    What was called off before is not among them, nor what stands outside of the plan's tours.
    """
    standing, kept = _standing(plan)
    return _shown(_not_in(plan).filter(request__code__in=standing - kept))


def stops_outside(plan: Plan) -> "QuerySet[Stop]":
    """Return the stops before whose visits stand, though no tour of the re-plan can hold them."""
    _all, kept = _standing(plan)
    return _not_in(plan).filter(request__code__in=kept)


def _standing(plan: Plan) -> tuple[set[str], set[str]]:
    """Return the requests whose visits stood when a re-plan was asked, and those to be kept."""
    settings = Settings.from_json(plan.settings)
    kept = {text.partition(" ")[0] for name, text in settings.options if name == "kept"}
    return {request for request, _slot in settings.adopted or ()}, kept


def _not_in(plan: Plan) -> "QuerySet[Stop]":
    if plan.scenario.base_id is None:
        return Stop.objects.none()
    mine = plan.stops.order_by().values("request_id")
    return Stop.objects.filter(plan=plan.scenario.base_id).exclude(request__in=mine)


def names_in(plan: Plan) -> Names:
    """Return what people call whom in the data of a plan."""
    return bridge.names(Settings.from_json(plan.settings).freeze)


def company_in(plan: Plan) -> Company:
    """Return the names of those with whom an expert travels on a day, by expert and day."""
    names = names_in(plan).experts
    return {
        (tour["expert"], date.fromisoformat(tour["date"])): tuple(
            names.get(code, code) for code in tour["companions"]
        )
        for tour in plan.document["tours"]
    }


def visit_shares(plan: Plan) -> tuple[Decimal, ...]:
    """Return at which share a school's first, second, … visit counted when the plan was made."""
    settings = Settings.from_json(plan.settings)
    pack = with_overrides(load_caravan_pack(settings.pack), dict(settings.overrides))
    return pack.visit_shares.value


def why_request(seat: Seat, plan: Plan, code: str) -> tuple[Said, ...]:
    """Return why a request is served as it is, or why not and what would serve it."""
    require(may_see_plan(seat, plan))
    return bridge.why_request(plan.document, code)


def try_visit(seat: Seat, plan: Plan, request: str, *, expert: str, day: date) -> Trial:
    """Return how an expert could serve a request on a day, or which rules stand against it."""
    require(may_see_plan(seat, plan))
    settings = Settings.from_json(plan.settings)
    return bridge.tried(settings, plan.document, request, expert=expert, day=day)


def best_days(seat: Seat, plan: Plan, request: str) -> tuple[Place, ...]:
    """Return the five best other days for a request, best first."""
    require(may_see_plan(seat, plan))
    settings = Settings.from_json(plan.settings)
    return bridge.alternatives(settings, plan.document, request, count=BEST)


def is_planned(plan: Plan, code: str) -> bool:
    """Say whether the planner was asked about a request: visits elsewhere stand by themselves."""
    document = plan.document
    served = (stop["request"] for tour in document["tours"] for stop in tour["stops"])
    return code in served or any(one["request"] == code for one in document["unserved"])


def _shown(found: "QuerySet[Stop]") -> "QuerySet[Stop]":
    return found.select_related("request", "expert__partner__unit", "school__unit")
