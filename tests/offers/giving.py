"""Shore while visits are collected: days that E1 gives, requests that S2 states, all to come."""

from datetime import date, time, timedelta

from manyuan.directory.models import Expert
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.days import DayFacts, offer_day
from manyuan.offers.actions.requests import RequestFacts, state_request
from manyuan.offers.actions.windows import WindowFacts, open_window
from manyuan.offers.enums import WindowKind

# A Wednesday of the coming school year, after the holidays of October: always to come.
NEXT = SchoolYear.on(today()).start + 1
WEDNESDAY = date(NEXT, 10, 15) + timedelta(days=(2 - date(NEXT, 10, 15).weekday()) % 7)


def on(days=0):
    """Return the day some days after the Wednesday."""
    return WEDNESDAY + timedelta(days=days)


def window_text(days=0, hours="08:30-11:30"):
    """Return a window as the district folder writes it."""
    return f"{on(days).isoformat()} {hours}"


def visit_window(*, opens=-5, closes=5, year=NEXT, world=None):
    """Open the collecting of visits of the coming year."""
    facts = WindowFacts(today() + timedelta(days=opens), today() + timedelta(days=closes))
    with world.at():
        return open_window(by=world.officer, kind=WindowKind.VISIT, year=year, facts=facts)


def wish(**rest):
    """Return what a school asks for, unless told otherwise."""
    known = {
        "topic": "海洋科学",
        "stage": "primary",
        "pupils": 120,
        "minutes": 60,
        "windows": window_text(),
        "grade": "六年级",
    }
    return RequestFacts(**{**known, **rest})


def hours(days=0, *, first="08:30", last="16:30", visits=2):
    """Return a day as an expert gives it."""
    starts, ends = time.fromisoformat(first), time.fromisoformat(last)
    return DayFacts(date=on(days), starts_at=starts, ends_at=ends, max_visits=visits)


def state(world, code="S2", *, by=None, **rest):
    """State a request of a school."""
    with world.at():
        return state_request(by=by or world.officer, school=world.school(code), facts=wish(**rest))


def give(world, days=0, *, by=None, **rest):
    """Give a day of E1."""
    with world.at():
        expert = Expert.objects.get(code="E1")
        return offer_day(by=by or world.officer, expert=expert, facts=hours(days, **rest))
