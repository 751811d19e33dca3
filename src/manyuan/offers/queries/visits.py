"""What is given and needed in a year: days of experts, requests of schools."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, Q

from manyuan.directory.enums import SchoolKind
from manyuan.directory.lasting import not_ended_by
from manyuan.directory.models import Expert, School
from manyuan.directory.queries.schools import open_on
from manyuan.directory.visibility import schools_in_charge, visible_schools
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.enums import DayState, RequestState, WindowKind
from manyuan.offers.matching import Asked, Given
from manyuan.offers.models import ExpertDay, Post, VisitRequest, Window
from manyuan.offers.queries.windows import current_window
from manyuan.offers.visibility import visible_days, visible_requests
from manyuan.seats.models import Seat

if TYPE_CHECKING:
    from django.db.models import QuerySet


# A day that was given stands while it is not taken back and the expert has not left by then.
STANDS = ~Q(state=DayState.WITHDRAWN) & (
    Q(expert__left_on__isnull=True) | Q(expert__left_on__gt=F("date"))
)


def days_of_year(seat: Seat, year: int) -> "QuerySet[ExpertDay]":
    """Return the days of a school year that the seat may see, those withdrawn included."""
    return visible_days(seat).filter(
        date__gte=SchoolYear(year).first_day, date__lt=SchoolYear(year + 1).first_day
    )


def requests_of_year(seat: Seat, year: int) -> "QuerySet[VisitRequest]":
    """Return the requests of a school year that the seat may see, those withdrawn included."""
    # Windows are stored in the order of time, each beginning with its day: their text sorts so.
    return visible_requests(seat).filter(
        windows__gte=SchoolYear(year).first_day.isoformat(),
        windows__lt=SchoolYear(year + 1).first_day.isoformat(),
    )


def standing_days(seat: Seat, year: int) -> "QuerySet[ExpertDay]":
    """Return the days that are still given, by experts who are there then."""
    return days_of_year(seat, year).filter(STANDS)


def standing_requests(seat: Seat, year: int) -> "QuerySet[VisitRequest]":
    """Return the requests that schools still hold to."""
    return requests_of_year(seat, year).exclude(state=RequestState.WITHDRAWN)


def days_to_come(seat: Seat) -> "QuerySet[ExpertDay]":
    """Return the days from today on that are still given and that the seat may see."""
    return visible_days(seat).filter(STANDS, date__gte=today())


def day_here(seat: Seat, pk: int) -> ExpertDay | None:
    """Return a day that the seat may see."""
    return visible_days(seat).filter(pk=pk).first()


def request_here(seat: Seat, pk: int) -> VisitRequest | None:
    """Return a request that the seat may see."""
    return visible_requests(seat).filter(pk=pk).first()


def years_of_boards(seat: Seat) -> list[int]:
    """Return every year of which something is given, needed or collected, the latest first."""
    days = visible_days(seat).order_by().values_list("date", flat=True).distinct()
    firsts = visible_requests(seat).order_by().values_list("windows", flat=True)
    posts = Post.objects.filter(bureau_id=seat.bureau_id).order_by().values_list("year", flat=True)
    windows = Window.objects.filter(bureau_id=seat.bureau_id, kind=WindowKind.VISIT)
    found = {
        *(SchoolYear.on(day).start for day in days),
        *(SchoolYear.on(date.fromisoformat(text[:10])).start for text in firsts),
        *posts.distinct(),
        *windows.order_by().values_list("year", flat=True),
    }
    return sorted(found, reverse=True)


def year_of_boards(seat: Seat) -> int:
    """Return the year that a board shows first: of the window that matters today, else the latest.

    Without either it is the school year that runs.
    """
    window = current_window(seat, WindowKind.VISIT)
    if window is not None:
        return window.year
    return next(iter(years_of_boards(seat)), SchoolYear.on(today()).start)


def asking_schools(seat: Seat) -> list[School]:
    """Return the schools and campuses for which the seat may ask: open today, no offices."""
    found = visible_schools(seat).filter(open_on(today())).exclude(kind=SchoolKind.OFFICE)
    in_charge = schools_in_charge(seat)
    return list(found if in_charge is None else found.filter(pk__in=in_charge))


def topics_offered(seat: Seat) -> list[str]:
    """Return every topic that some expert still offers, in the order of the words."""
    here = not_ended_by(today(), last="left_on")
    experts = Expert.objects.filter(here, bureau_id=seat.bureau_id).order_by()
    topics = {
        topic for text in experts.values_list("topics", flat=True) for topic in text.split(";")
    }
    return sorted(topics)


def as_asked(requests: Iterable[VisitRequest]) -> list[Asked]:
    """Return requests as the matching reads them."""
    return [
        Asked(key=one.pk, topic=one.topic, stage=one.stage, minutes=one.minutes, slots=one.slots)
        for one in requests
    ]


def as_given(days: Iterable[ExpertDay]) -> list[Given]:
    """Return days as the matching reads them."""
    return [
        Given(
            key=day.pk,
            topics=frozenset(day.expert.topic_list),
            stages=frozenset(day.expert.stage_list),
            slot=day.slot,
            places=day.places_left,
        )
        for day in days
    ]


def still_to_come(year: int) -> date:
    """Return from which day on a match counts: today, of a year that is over its first day."""
    over = today() >= SchoolYear(year + 1).first_day
    return SchoolYear(year).first_day if over else today()
