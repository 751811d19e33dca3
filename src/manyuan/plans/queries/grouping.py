from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from manyuan.kernel.saying import Said
from manyuan.plans.bridge import grouping as bridge
from manyuan.plans.bridge.grouping import School, Trial
from manyuan.plans.enums import JoinChange, PlanKind
from manyuan.plans.models import Join, Plan
from manyuan.plans.permissions import may_see_plan
from manyuan.plans.queries.plans import plans
from manyuan.plans.settings import Settings
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

TOLD = ("groups", "uncovered", "goals", "groups_asked")


@dataclass(frozen=True, slots=True)
class GroupingHeadline:
    """A plan with what it comes to; ``gap`` is of the schools that are not covered."""

    plan: Plan
    told: Mapping[str, Any]

    @property
    def gap(self) -> float | None:
        """How far the schools covered may at most be from the best."""
        goals: Sequence[Mapping[str, Any]] = self.told["goals"]
        return next((goal["gap"] for goal in goals if goal["name"] == "schools_uncovered"), None)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far groups reach: schools and pupils in them, the longest way, the spread of sizes."""

    groups: int
    schools: int
    pupils: int
    longest: int
    spread: int


@dataclass(frozen=True, slots=True)
class Beside:
    """What groups reach today and by a plan, of all there are."""

    today: Reach
    plan: Reach
    schools_all: int
    pupils_all: int


def grouping_headlines(
    seat: Seat, year: int, scenario: int | None = None
) -> list[GroupingHeadline]:
    """Return the plans of a year, or of one scenario, that the seat sees, newest first."""
    found = plans(seat, year, kind=PlanKind.GROUPING)
    found = found if scenario is None else found.filter(scenario=scenario)
    told = found.annotate(**{f"told_{name}": F(f"document__{name}") for name in TOLD})
    return [
        GroupingHeadline(plan, {name: getattr(plan, f"told_{name}") for name in TOLD})
        for plan in told
    ]


def joins(seat: Seat, plan: Plan) -> "QuerySet[Join]":
    """Return what a plan changes, school by school, with the names that pages show."""
    require(may_see_plan(seat, plan))
    found = plan.joins.exclude(change=JoinChange.STAYS)
    return found.select_related("school__unit", "lead__unit")


def beside(seat: Seat, plan: Plan) -> Beside:
    """Return what groups reach today and by the plan."""
    require(may_see_plan(seat, plan))
    settings = Settings.from_json(plan.settings)
    schools = bridge.ground_of(settings).schools
    today = [
        {"lead": one.lead, "members": one.members, "pupils": one.pupils, "minutes": one.max_minutes}
        for one in bridge.today_of(settings).groups
    ]
    then = [{**one, "minutes": one["max_minutes"]} for one in plan.document["groups"]]
    pupils = sum(school.pupils or 0 for school in schools.values())
    return Beside(_reach(today, schools), _reach(then, schools), len(schools), pupils)


def _reach(groups: Sequence[Mapping[str, Any]], schools: Mapping[str, School]) -> Reach:
    inside = [code for one in groups for code in (one["lead"], *one["members"])]
    sizes = [one["pupils"] for one in groups] or [0]
    return Reach(
        groups=len(groups),
        schools=len(inside),
        pupils=sum(schools[code].pupils or 0 for code in inside),
        longest=max((one["minutes"] for one in groups), default=0),
        spread=max(sizes) - min(sizes),
    )


def schools_of(plan: Plan) -> Mapping[str, School]:
    """Return the legal schools of a plan's data, by code."""
    return bridge.ground_of(Settings.from_json(plan.settings)).schools


def leads_today(plan: Plan) -> Mapping[str, str]:
    """Return the lead of each school's group as it was when the data were frozen."""
    return bridge.ground_of(Settings.from_json(plan.settings)).home


def group_names_today(plan: Plan) -> Mapping[str, tuple[str, str]]:
    """Return code and name of each group of the frozen data, by its lead."""
    teams = bridge.ground_of(Settings.from_json(plan.settings)).teams
    return {lead: (team.code, team.name) for lead, team in teams.items()}


def placing_of(plan: Plan) -> Mapping[str, str]:
    """Return the lead of the group of each school that a plan covers, a lead's own code too."""
    return {
        code: group["lead"]
        for group in plan.document["groups"]
        for code in (group["lead"], *group["members"])
    }


def why_school(seat: Seat, plan: Plan, code: str) -> tuple[Said, ...]:
    """Return why a school is in its group, or in none."""
    require(may_see_plan(seat, plan))
    return bridge.why_school(Settings.from_json(plan.settings), plan.document, code)


def try_placing(seat: Seat, plan: Plan, school: str, lead: str | None) -> Trial:
    """Return what follows if a school goes to the group of a lead, or to none."""
    require(may_see_plan(seat, plan))
    return bridge.tried(Settings.from_json(plan.settings), plan.document, school, lead)


def leads_for(plan: Plan, school: str) -> Sequence[str]:
    """Return the leads of the plan's groups, and the school itself where it may lead one."""
    ground = bridge.ground_of(Settings.from_json(plan.settings))
    own = [school] if school in ground.leads else []
    return list(dict.fromkeys((*_leads(plan.document["groups"]), *own)))


def _leads(groups: Iterable[Mapping[str, Any]]) -> list[str]:
    return [one["lead"] for one in groups]
