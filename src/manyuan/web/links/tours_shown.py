"""The tours of a partner as its page shows them: a card a day, a line a school."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from manyuan.engagements.kinds.visit.confirming import has_confirmed
from manyuan.engagements.kinds.visit.enums import OPEN, Rating, Side, VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.queries.tours import tours
from manyuan.engagements.kinds.visit.queries.visits import ratings_given, visits
from manyuan.engagements.kinds.visit.tours import Tour
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat

AHEAD = timedelta(days=400)
BACK = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Stop:
    """A visit of a tour, with what the partner can still do about it."""

    visit: Visit
    awaits_answer: bool
    is_open: bool
    verdict: str
    word: str


@dataclass(frozen=True, slots=True)
class TourShown:
    """What an expert does on a day."""

    tour: Tour
    stops: tuple[Stop, ...]


def coming_tours(seat: Seat) -> list[TourShown]:
    """Return the tours from today on."""
    found = tours(seat, today(), today() + AHEAD)
    return [TourShown(tour, tuple(_stop(visit) for visit in tour.visits)) for tour in found]


def past_visits(seat: Seat) -> list[tuple[Visit, str]]:
    """Return what was held lately, the latest first, with what the partner said of it."""
    found = visits(seat, state=VisitState.HELD, first=today() - BACK, last=today())
    said = ratings_given(seat)
    return [
        (visit, str(Rating(said[visit.pk]).label) if visit.pk in said else "")
        for visit in found.order_by("-on", "starts_at")
    ]


def called_off(seat: Seat) -> list[Visit]:
    """Return the visits from today on that do not take place."""
    found = visits(seat, state=VisitState.CANCELLED, first=today())
    return list(found.order_by("on", "starts_at"))


def awaiting(shown: Iterable[TourShown]) -> int:
    """Return how many visits wait for the partner's answer."""
    return sum(stop.awaits_answer for one in shown for stop in one.stops)


def _stop(visit: Visit) -> Stop:
    is_open = visit.state in OPEN
    awaits = is_open and not has_confirmed(visit, Side.PARTNER)
    confirmed = visit.state in {VisitState.CONFIRMED, VisitState.HELD}
    word = _("等您答复") if awaits else _("等学校确认")
    return Stop(
        visit=visit,
        awaits_answer=awaits,
        is_open=is_open,
        verdict="met" if confirmed else "near",
        word=visit.get_state_display() if confirmed else word,
    )
