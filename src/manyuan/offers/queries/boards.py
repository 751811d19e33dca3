"""The two boards of the year: what is given, what is needed, and what of it meets."""

from dataclasses import dataclass

from manyuan.offers.enums import RequestState
from manyuan.offers.matching import Match, Obstacle, days_for, served_by
from manyuan.offers.models import ExpertDay, Post, VisitRequest
from manyuan.offers.queries.teachers import posts_of_year
from manyuan.offers.queries.visits import (
    as_asked,
    as_given,
    days_of_year,
    requests_of_year,
    standing_days,
    standing_requests,
    still_to_come,
)
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class Offered:
    """A day that an expert gives; ``serves`` counts the open requests that it could serve."""

    day: ExpertDay
    serves: int


@dataclass(frozen=True, slots=True)
class Needed:
    """A request; of an open one how many days could serve it, or what stands in the way."""

    request: VisitRequest
    matches: int
    obstacle: Obstacle | None

    @property
    def is_open(self) -> bool:
        """Say whether the request still waits for a visit."""
        return self.request.state == RequestState.STATED


def board_of_offers(seat: Seat, year: int) -> list[Offered]:
    """Return the days of a year, each with how many open requests it could serve."""
    days = list(days_of_year(seat, year))
    asked = as_asked(standing_requests(seat, year).filter(state=RequestState.STATED))
    since = still_to_come(year)
    return [
        Offered(day, len(served_by(given, asked, since=since).found) if day.stands else 0)
        for day, given in zip(days, as_given(days), strict=True)
    ]


def board_of_needs(seat: Seat, year: int) -> list[Needed]:
    """Return the requests of a year, each open one with the days that could serve it counted."""
    requests = list(requests_of_year(seat, year))
    given = as_given(standing_days(seat, year))
    since = still_to_come(year)
    found = []
    for request, asked in zip(requests, as_asked(requests), strict=True):
        if request.state != RequestState.STATED:
            found.append(Needed(request, 0, None))
            continue
        answer = days_for(asked, given, since=since)
        found.append(Needed(request, len(answer.found), answer.obstacle))
    return found


def wanted_posts(seat: Seat, year: int) -> list[Post]:
    """Return the teachers whom schools want from the exchange of a year."""
    return list(posts_of_year(seat, year).select_related("school__unit"))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A day that could serve a request."""

    day: ExpertDay
    request: VisitRequest
    match: Match


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What could serve or be served, best first; without any, what stands in the way."""

    found: tuple[Suggestion, ...]
    obstacle: Obstacle | None


def matches(seat: Seat, request: VisitRequest) -> Suggestions:
    """Return the days that could serve a request, best first."""
    days = {day.pk: day for day in standing_days(seat, request.year)}
    (asked,) = as_asked([request])
    answer = days_for(asked, as_given(days.values()), since=still_to_come(request.year))
    found = tuple(Suggestion(days[one.given], request, one) for one in answer.found)
    return Suggestions(found, answer.obstacle)


def requests_for(seat: Seat, day: ExpertDay) -> Suggestions:
    """Return the open requests that a day could serve, those with most room in time first."""
    waiting = standing_requests(seat, day.year).filter(state=RequestState.STATED)
    requests = {request.pk: request for request in waiting}
    (given,) = as_given([day])
    answer = served_by(given, as_asked(requests.values()), since=still_to_come(day.year))
    found = tuple(Suggestion(day, requests[one.asked], one) for one in answer.found)
    return Suggestions(found, answer.obstacle)
