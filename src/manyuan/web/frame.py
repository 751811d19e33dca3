from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy

from manyuan import __version__
from manyuan.directory.queries.year import YearState, state_of_year
from manyuan.engagements.queries.year import state_of_carrying_out
from manyuan.funding.permissions import may_see_funding
from manyuan.funding.queries.year import state_of_funding
from manyuan.inbox.permissions import may_have_tasks
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.lifecycle.permissions import may_see_lifecycle
from manyuan.lifecycle.queries.year import state_of_lifecycle
from manyuan.notices.queries import unread_count
from manyuan.offers.queries.windows import state_of_collecting
from manyuan.papers.permissions import may_see_papers
from manyuan.plans.queries.year import state_of_planning
from manyuan.seats.models import Seat
from manyuan.seats.permissions import (
    Answer,
    may_manage_people,
    may_name_deputy,
    may_see_history,
)
from manyuan.wheel.permissions import may_see_wheel

LOOP = (
    ("directory", gettext_lazy("目录")),
    ("offers", gettext_lazy("供需")),
    ("plans", gettext_lazy("计划")),
    ("engagements", gettext_lazy("实施")),
    ("evaluation", gettext_lazy("评价")),
    ("funding", gettext_lazy("经费")),
    ("lifecycle", gettext_lazy("进退")),
)


@dataclass(frozen=True, slots=True)
class SeatShown:
    """A seat as the top bar shows it."""

    id: int
    person_name: str
    role_label: str
    unit_name: str
    whom: str
    has_deputies: bool


@dataclass(frozen=True, slots=True)
class RailItem:
    """One entry of the left rail."""

    word: str
    label: str
    url: str
    icon: str
    current: bool


@dataclass(frozen=True, slots=True)
class Arc:
    """One arc of the year ring: a word of the loop and how far the year has come in it."""

    word: str
    label: str
    state: str


def always(_seat: Seat) -> Answer:
    """Answer yes: every seat has this page."""
    return Answer(ok=True)


RAIL: tuple[tuple[str, object, str, Callable[[Seat], Answer]], ...] = (
    ("desk", gettext_lazy("工作台"), "desk", always),
    ("inbox", gettext_lazy("待办"), "inbox", may_have_tasks),
    ("directory", gettext_lazy("目录"), "directory", always),
    ("offers", gettext_lazy("供需"), "offers", always),
    ("plans", gettext_lazy("计划"), "plans", always),
    ("engagements", gettext_lazy("实施"), "engagements", always),
    ("evaluation", gettext_lazy("评价"), "balance", always),
    ("funding", gettext_lazy("经费"), "funding", may_see_funding),
    ("lifecycle", gettext_lazy("进退"), "lifecycle", may_see_lifecycle),
    ("papers", gettext_lazy("文书"), "papers", may_see_papers),
    ("history", gettext_lazy("历史"), "history", may_see_history),
    ("people", gettext_lazy("人员"), "people", may_manage_people),
)


def frame_context(request: HttpRequest) -> dict[str, object]:
    """Give every page its frame: who is here, where one can go, how far the year has come."""
    seat: Seat | None = getattr(request, "seat", None)
    shared = {"app_version": __version__}
    if seat is None or seat.person_id is None:
        return {**shared, "seat": None, "other_seats": [], "rail": [], "year_ring": []}
    year = SchoolYear.on(today())
    return {
        **shared,
        "seat": _shown(seat),
        "other_seats": [_shown(s) for s in getattr(request, "seats", []) if s.pk != seat.pk],
        "rail": _rail(request, seat),
        "year_ring": _ring(
            state_of_year(seat, year),
            offers=state_of_collecting(seat, year),
            plans=state_of_planning(seat, year),
            engagements=state_of_carrying_out(seat, year),
            funding=state_of_funding(seat, year),
            lifecycle=state_of_lifecycle(seat, year),
        ),
        "school_year": str(year),
        "may_see_wheel": may_see_wheel(seat),
        # Parts of pages are drawn within the frame's context too, and have no bell.
        "unread_notices": SimpleLazyObject(lambda: unread_count(seat)),
    }


def _shown(seat: Seat) -> SeatShown:
    stands_in = seat.stands_in_for
    return SeatShown(
        id=seat.pk,
        person_name=seat.holder,
        role_label=str(seat.get_role_display()),
        unit_name=seat.unit.name,
        whom=stands_in.holder if stands_in else "",
        has_deputies=stands_in is not None or bool(may_name_deputy(seat)),
    )


def _rail(request: HttpRequest, seat: Seat) -> list[RailItem]:
    room = request.path.strip("/").split("/")[0]
    return [
        RailItem(word, str(label), reverse(name), word, current=room == word)
        for word, label, name, answer in RAIL
        if answer(seat)
    ]


def _ring(states: YearState, **more: str) -> list[Arc]:
    done = {"directory": states.directory, "evaluation": states.evaluation, **more}
    return [Arc(word, str(label), done.get(word, "none")) for word, label in LOOP]
