from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from manyuan.directory.models import School, Teacher
from manyuan.directory.queries.schools import schools_on
from manyuan.directory.visibility import schools_in_charge, visible_teachers
from manyuan.engagements.kinds.research.enums import ResearchState
from manyuan.engagements.kinds.research.models import Output, Participation, Research
from manyuan.engagements.kinds.research.occasions import occasion_of
from manyuan.engagements.kinds.research.permissions import (
    REPORTS,
    circle_of,
    may_change_research,
)
from manyuan.engagements.kinds.research.visibility import visible_outputs, visible_research
from manyuan.engagements.occasions import OccasionFacts
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.slots import Slot
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import works_for_bureau


@dataclass(frozen=True, slots=True)
class Tally:
    """How often schools met in a way in a year, and how many teachers came, as far as reported."""

    held: int
    people: int


def research_between(seat: Seat, first: date, last: date) -> "QuerySet[Research]":
    """Return the activities of some days that the seat may see, with who was expected and came."""
    parts = visible_research(seat).filter(on__gte=first, on__lte=last)
    return parts.annotate(
        schools=Count("participations"),
        expected=Coalesce(Sum("participations__expected"), 0),
        attended=Sum("participations__attended"),
    )


def research(seat: Seat, code: str) -> Research | None:
    """Return the activity with ``code`` if there is one that the seat may see."""
    return visible_research(seat).filter(code=code).first()


def visible_codes(seat: Seat, among: Collection[str]) -> frozenset[str]:
    """Return those of some codes whose activities the seat may see."""
    found = visible_research(seat).filter(code__in=among)
    return frozenset(found.order_by().values_list("code", flat=True))


def participations_of(seat: Seat, research: Research) -> "QuerySet[Participation]":
    """Return who takes part, with those named teachers whom the seat may know."""
    seen = visible_research(seat).filter(pk=research.pk).order_by().values("pk")
    found = Participation.objects.filter(research__in=seen)
    return found.select_related("school__unit").order_by("school__unit__code")


def named_at(seat: Seat, research: Research) -> dict[int, list[Teacher]]:
    """Return the teachers that schools have named, as far as the seat may see their rosters."""
    found: dict[int, list[Teacher]] = {}
    through = Participation.teachers.through.objects.filter(
        participation__research=research, teacher__in=visible_teachers(seat).order_by().values("pk")
    ).select_related("teacher")
    for one in through.order_by("teacher__code"):
        found.setdefault(one.participation_id, []).append(one.teacher)
    return found


def outputs_of(seat: Seat, research: Research) -> "QuerySet[Output]":
    """Return the files of an activity as a page lists them, the bytes left where they are."""
    return visible_outputs(seat).filter(research=research).defer("content")


def output_of(seat: Seat, research: Research, pk: int) -> Output | None:
    """Return one file of an activity, whole."""
    found = visible_outputs(seat).filter(research=research, pk=pk)
    return found.select_related("research__host").first()


def tallies(seat: Seat, year: SchoolYear) -> Mapping[str, Tally]:
    """Return by way how often schools met in the year and how many teachers came."""
    following = SchoolYear(year.start + 1)
    held = visible_research(seat).filter(
        state=ResearchState.HELD, on__gte=year.first_day, on__lt=following.first_day
    )
    rows = (
        held.order_by()
        .values("mode")
        .annotate(
            times=Count("pk", distinct=True),
            people=Coalesce(Sum("participations__attended"), 0),
        )
    )
    return {row["mode"]: Tally(row["times"], row["people"]) for row in rows}


def hosts_for(seat: Seat) -> "QuerySet[Unit]":
    """Return the units in whose name the seat may invite."""
    found = Unit.objects.filter(bureau_id=seat.bureau_id)
    if works_for_bureau(seat):
        return found.exclude(kind=UnitKind.PARTNER)
    return found.filter(Q(pk=seat.unit_id) | Q(pk__in=schools_in_charge(seat) or ()))


def schools_to_invite(seat: Seat, day: date) -> "QuerySet[School]":
    """Return the schools that are open on ``day`` and that the seat may invite."""
    circle, found = circle_of(seat), schools_on(seat, day)
    return found if circle is None else found.filter(pk__in=circle)


def places_for(seat: Seat) -> "QuerySet[School]":
    """Return the schools at which something may be, those of today."""
    return schools_on(seat, today())


def parts_to_report(seat: Seat, research: Research) -> list[Participation]:
    """Return the parts whose numbers the seat may take down."""
    found = participations_of(seat, research)
    if may_change_research(seat, research):
        return list(found)
    if not seat.is_any_of(*REPORTS):
        return []
    return list(found.filter(school__in=schools_in_charge(seat) or ()))


def roster_for(seat: Seat, school: School) -> "QuerySet[Teacher]":
    """Return the teachers whom a school can name, its campuses' included."""
    campuses = School.objects.filter(campus_of=school).order_by().values("pk")
    return visible_teachers(seat).filter(Q(school=school) | Q(school__in=campuses))


def occasion_moved(research: Research, at: Slot) -> OccasionFacts:
    """Return when an activity would be if it were moved."""
    parts = Participation.objects.filter(research=research).select_related("school__unit")
    standing = occasion_of(research, list(parts.prefetch_related("teachers")))
    return replace(standing, starts_on=at.day, ends_on=at.day, starts_at=at.first, ends_at=at.last)
