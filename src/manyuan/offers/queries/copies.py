"""Last year's requests and days as they would lie this year: same weekday, same week."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from manyuan.directory.models import Expert, School
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.models import ExpertDay, VisitRequest
from manyuan.offers.queries.schools import places_of
from manyuan.offers.queries.visits import standing_days, standing_requests
from manyuan.offers.slots import Slot
from manyuan.rules.calendar import school_calendar
from manyuan.rules.caravan import load_caravan_pack
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class CopiedRequest:
    """A request of last year with the windows that it would have this year.

    ``lost`` counts the windows that fall on no school day or on a day that is over; ``stands``
    says that the same is asked for this year already.
    """

    request: VisitRequest
    slots: tuple[Slot, ...]
    lost: int
    stands: bool

    @property
    def is_possible(self) -> bool:
        """Say whether there is anything to take over."""
        return bool(self.slots) and not self.stands


@dataclass(frozen=True, slots=True)
class CopiedDay:
    """A day of last year with the day that it would be this year.

    It is None when there is no school, when it is over, or when the expert has left by then.
    """

    day: ExpertDay
    slot: Slot | None
    stands: bool

    @property
    def is_possible(self) -> bool:
        """Say whether there is anything to take over."""
        return self.slot is not None and not self.stands


def shifted(day: date, year: int) -> date | None:
    """Return the same weekday of the same week of the school year ``year``, if schools are open.

    Weeks are counted from the Monday of the week of 1 September.
    """
    new = _first_monday(year) + (day - _first_monday(SchoolYear.on(day).start))
    is_open = school_calendar(load_caravan_pack()).is_school_day(new)
    return new if is_open and SchoolYear.on(new).start == year and new >= today() else None


def _first_monday(year: int) -> date:
    first = SchoolYear(year).first_day
    return first - timedelta(days=first.weekday())


def requests_to_copy(seat: Seat, school: School, year: int) -> list[CopiedRequest]:
    """Return what a school with its campuses asked for in ``year``, as it would lie a year on."""
    places = [place.pk for place in places_of(school)]
    stand = {_likeness(one) for one in standing_requests(seat, year + 1).filter(school__in=places)}
    return [
        _copied(request, year + 1, stands=_likeness(request) in stand)
        for request in standing_requests(seat, year).filter(school__in=places)
    ]


def _likeness(request: VisitRequest) -> tuple[int, str, str, str]:
    return request.school_id, request.topic, request.stage, request.grade


def _copied(request: VisitRequest, year: int, *, stands: bool) -> CopiedRequest:
    slots = tuple(_moved(request.slots, year))
    return CopiedRequest(request, slots, len(request.slots) - len(slots), stands)


def _moved(slots: tuple[Slot, ...], year: int) -> Iterator[Slot]:
    for slot in slots:
        day = shifted(slot.day, year)
        if day is not None:
            yield replace(slot, day=day)


def days_to_copy(seat: Seat, expert: Expert, year: int) -> list[CopiedDay]:
    """Return the days that an expert gave in ``year``, as they would lie a year on."""
    given = [day.slot for day in standing_days(seat, year + 1).filter(expert=expert)]
    return [
        _copied_day(day, year + 1, given) for day in standing_days(seat, year).filter(expert=expert)
    ]


def _copied_day(day: ExpertDay, year: int, given: list[Slot]) -> CopiedDay:
    moved = (slot for slot in _moved((day.slot,), year) if day.expert.is_here_on(slot.day))
    slot = next(moved, None)
    stands = slot is not None and any(slot.common(one) for one in given)
    return CopiedDay(day, slot, stands)
