from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from manyuan.directory.models import School, Teacher
from manyuan.offers.bridge import states_of
from manyuan.offers.enums import ContestState, ExemptionState
from manyuan.offers.models import Contest, Exemption, Post, Return, Statement, Window
from manyuan.offers.queries.schools import schools_of_window
from manyuan.seats.models import Seat

NONE = Return()


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a legal school, with its campuses, has come within a window."""

    school: School
    line: Return = field(default=NONE)
    teachers: int = 0
    eligible: int = 0
    deferred: int = 0
    stated: int = 0
    wanted: int = 0
    open_contests: int = 0
    undecided: int = 0

    @property
    def is_complete(self) -> bool:
        """Say whether the school confirmed its list and its posts."""
        return self.line.is_complete

    @property
    def changed_at(self) -> datetime | None:
        """Return when the school last changed or confirmed something."""
        moments = (
            self.line.changed_at,
            self.line.roster_confirmed_at,
            self.line.posts_confirmed_at,
        )
        return max((moment for moment in moments if moment), default=None)


def completeness_of(seat: Seat, window: Window) -> list[Progress]:
    """Return how far each school has come that the seat answers for, by the schools' codes."""
    return completeness_of_schools(list(schools_of_window(seat, window)), window)


def completeness_of_schools(schools: Sequence[School], window: Window) -> list[Progress]:
    """Return how far each of some legal schools has come."""
    lines = {
        line.school_id: line
        for line in Return.objects.filter(window=window).select_related(
            "roster_confirmed_by__person", "posts_confirmed_by__person"
        )
    }
    counts = _Counts.of(window, schools)
    return [
        Progress(
            school=school,
            line=lines.get(school.pk, NONE),
            teachers=counts.teachers[school.pk],
            eligible=counts.verdicts[school.pk]["eligible"],
            deferred=counts.verdicts[school.pk]["deferred"],
            stated=counts.stated[school.pk],
            wanted=counts.wanted[school.pk],
            open_contests=counts.contests[school.pk],
            undecided=counts.exemptions[school.pk],
        )
        for school in schools
    ]


@dataclass(slots=True)
class _Counts:
    """What stands at the schools, counted by legal school."""

    teachers: Counter[int]
    verdicts: dict[int, Counter[str]]
    stated: Counter[int]
    wanted: Counter[int]
    contests: Counter[int]
    exemptions: Counter[int]

    @classmethod
    def of(cls, window: Window, schools: Iterable[School]) -> "_Counts":
        """Count once for all schools: as many questions for one as for a hundred."""
        places = {school.pk: school for school in schools}
        own = {pk: pk for pk in places}
        for campus in School.objects.filter(campus_of__in=list(places)):
            places[campus.pk], own[campus.pk] = campus, campus.campus_of_id
        teachers = Teacher.objects.filter(school__in=places).order_by()
        legal: dict[int, int] = {}
        verdicts: dict[int, Counter[str]] = defaultdict(Counter)
        for pk, school, state in states_of(teachers, places, window):
            legal[pk] = own[school]
            verdicts[own[school]][state] += 1
        posts = Post.objects.filter(school__in=own, year=window.year).order_by()
        wanted: Counter[int] = Counter()
        for place, number in posts.values_list("school", "wanted"):
            wanted[own[place]] += number or 0
        return cls(
            teachers=Counter(legal.values()),
            verdicts=verdicts,
            stated=_by_school(Statement.objects.filter(window=window), legal),
            wanted=wanted,
            contests=_by_school(Contest.objects.filter(state=ContestState.OPEN), legal),
            exemptions=_by_school(Exemption.objects.filter(state=ExemptionState.PROPOSED), legal),
        )


def _by_school(found: "QuerySet[Any]", legal: dict[int, int]) -> Counter[int]:
    teachers = found.order_by().values_list("teacher", flat=True)
    return Counter(legal[pk] for pk in teachers if pk in legal)


def returns_of(window: Window, schools: Iterable[School]) -> dict[int, Return]:
    """Return how far some legal schools have come of their own accord, by the schools' keys."""
    found = Return.objects.filter(window=window, school__in=[one.pk for one in schools])
    return {line.school_id: line for line in found}


@dataclass(frozen=True, slots=True)
class Duties:
    """How many of the schools in charge have not confirmed everything."""

    unconfirmed: int
    schools: int


def duties_of(seat: Seat, window: Window) -> Duties:
    """Return what schools owe within a window, without judging any teacher."""
    schools = set(schools_of_window(seat, window).order_by().values_list("pk", flat=True))
    owing = unconfirmed_schools(seat, window)
    return Duties(unconfirmed=len(owing), schools=len(schools))


def unconfirmed_schools(seat: Seat, window: Window) -> list[School]:
    """Return the schools in charge that have not confirmed everything."""
    complete = Return.objects.filter(
        window=window, roster_confirmed_at__isnull=False, posts_confirmed_at__isnull=False
    )
    return list(
        schools_of_window(seat, window).exclude(pk__in=complete.order_by().values("school_id"))
    )


def progress_of(school: School, window: Window) -> Progress:
    """Return how far one legal school has come, whether or not it is asked in this window."""
    return completeness_of_schools([school], window)[0]
