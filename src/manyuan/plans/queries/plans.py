from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from manyuan.plans.enums import PlanKind, PlanState
from manyuan.plans.models import Freeze, Move, Plan
from manyuan.plans.settings import Settings
from manyuan.plans.visibility import visible_moves, visible_plans
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveFilter:
    """Which moves of a plan are asked for; what is None or blank does not narrow them."""

    school: int | None = None
    stage: str = ""
    subject: str = ""
    change: str = ""
    origin: str = ""
    backbone: bool | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """What a plan comes to: its document, part by part."""

    plan: Plan

    @property
    def document(self) -> Mapping[str, Any]:
        """The JSON of the command line."""
        return self.plan.document  # type: ignore[no-any-return]

    @property
    def moves(self) -> int:
        """How many teachers move."""
        return len(self.document["moves"])

    @property
    def policy(self) -> Mapping[str, Any]:
        """Eligible, moved, rate, backbone and each rule with what it requires and reaches."""
        return self.document["policy"]  # type: ignore[no-any-return]

    @property
    def unmet_rules(self) -> list[Mapping[str, Any]]:
        """The ratios that the plan does not reach."""
        return [rule for rule in self.policy["rules"] if not rule["met"]]

    @property
    def goals(self) -> list[Mapping[str, Any]]:
        """Each goal with value, bound and gap, in their order."""
        return self.document["goals"]  # type: ignore[no-any-return]

    @property
    def before(self) -> Mapping[str, Any]:
        """The balance as reported."""
        return self.document["balance_before"]["host"]  # type: ignore[no-any-return]

    @property
    def after(self) -> Mapping[str, Any]:
        """The balance as planned (host view); the formal report stays as before."""
        return self.document["balance_after"]["host"]  # type: ignore[no-any-return]


def plans(
    seat: Seat, year: int | None = None, *, kind: PlanKind = PlanKind.EXCHANGE
) -> "QuerySet[Plan]":
    """Return the plans that the seat sees, newest first, without their documents."""
    found = visible_plans(seat, kind)
    found = found if year is None else found.filter(year=year)
    related = ("scenario__unit", "scenario__freeze", "group__unit", "run", "edited_from")
    return found.select_related(*related).defer(
        "document", "settings", "scenario__freeze__content", "run__best", "run__settings"
    )


def plan(seat: Seat, year: int, number: int) -> Plan:
    """Return one plan by what stands in its address; raises ``Plan.DoesNotExist``."""
    related = ("scenario__unit", "scenario__freeze", "scenario__base", "group__unit")
    found = visible_plans(seat).select_related(*related).defer("scenario__freeze__content")
    return found.get(year=year, number=number)


def plan_summary(plan: Plan) -> PlanSummary:
    """Return what a plan comes to."""
    return PlanSummary(plan)


def freeze_of(plan: Plan) -> Freeze:
    """Return the frozen data on which a plan rests; its scenario may have gone on to others."""
    digest = Settings.from_json(plan.settings).freeze
    if plan.scenario.freeze.digest == digest:
        return plan.scenario.freeze
    return Freeze.objects.filter(year=plan.year, digest=digest).defer("content").earliest("pk")


def adopted_plans(seat: Seat, year: int, *, kind: PlanKind = PlanKind.EXCHANGE) -> "QuerySet[Plan]":
    """Return the plans in force in a year: one for all schools, or one for each of some groups."""
    return plans(seat, year, kind=kind).filter(state=PlanState.ADOPTED)


def plans_in_force(seat: Seat, year: int) -> "QuerySet[Plan]":
    """Return which plans of any kind are in force in a year.

    That a plan of the district is in force is no secret to the groups that it moves, though only
    the bureau opens it: for papers that say no more of it than its kind, number and day.
    """
    found = Plan.objects.filter(bureau_id=seat.bureau_id, year=year, state=PlanState.ADOPTED)
    return found.select_related("scenario").order_by("kind", "number")


def moves(seat: Seat, plan: Plan, wanted: MoveFilter | None = None) -> "QuerySet[Move]":
    """Return the moves of a plan that the seat sees, narrowed, with both schools."""
    asked = wanted or MoveFilter()
    found = visible_moves(seat).filter(plan=plan)
    exact = {
        "stage": asked.stage,
        "subject": asked.subject,
        "change": asked.change,
        "origin": asked.origin,
    }
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if asked.school is not None:
        found = found.filter(Q(from_school=asked.school) | Q(to_school=asked.school))
    if asked.backbone is not None:
        found = found.filter(is_backbone=asked.backbone)
    if asked.text:
        found = found.filter(
            Q(teacher_name__icontains=asked.text) | Q(teacher_code__icontains=asked.text)
        )
    return found.select_related("from_school", "to_school")


def moves_of_seat(seat: Seat, year: int | None = None) -> "QuerySet[Move]":
    """Return the moves that touch a seat that sees no whole plan: a school's, a teacher's own."""
    found = visible_moves(seat) if year is None else visible_moves(seat).filter(plan__year=year)
    related = ("plan__scenario", "from_school", "to_school")
    return found.select_related(*related).defer("plan__document", "plan__settings")


def dropped_moves(plan: Plan) -> "QuerySet[Move]":
    """Return the moves of the plan from which a re-plan departs that it no longer has."""
    kept = Move.objects.filter(plan=plan).order_by().values("teacher_code")
    found = Move.objects.filter(plan=plan.scenario.base_id) if plan.scenario.base_id else None
    return (
        Move.objects.none()
        if found is None
        else found.exclude(teacher_code__in=kept).select_related("from_school", "to_school")
    )
