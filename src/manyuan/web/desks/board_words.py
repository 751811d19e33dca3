"""What schools ask for, as tasks of a seat's desk: needs of all kinds, and the visits of a year."""

from collections.abc import Iterator
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from manyuan.offers.enums import WindowKind
from manyuan.offers.models import Window
from manyuan.offers.queries.needs import open_needs
from manyuan.offers.queries.unmet import silent_schools, unmet_needs
from manyuan.offers.queries.visits import standing_requests
from manyuan.offers.queries.windows import current_window
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.web.desks.attention_words import NAMED, Task
from manyuan.web.offers.words import deadline


def board_tasks(seat: Seat) -> list[Task]:
    """Return the needs that nobody has met, and what the collecting of visits asks of the seat."""
    if seat.is_any_of(Role.TEACHER):
        return []
    return [*_needs(seat), *_visits(seat)]


def _needs(seat: Seat) -> Iterator[Task]:
    waiting = open_needs(seat).count()
    if waiting:
        text = ngettext("{n} 项学校需求还没有安排", "{n} 项学校需求还没有安排", waiting)
        yield Task(text.format(n=waiting), ((pgettext("need", "各校的需求"), reverse("needs")),))


def _visits(seat: Seat) -> list[Task]:
    window = current_window(seat, WindowKind.VISIT)
    if window is None or window.phase == "coming":
        return []
    if seat.is_any_of(Role.PRINCIPAL):
        return list(_of_principal(seat, window))
    own = _of_group if seat.is_any_of(Role.GROUP_OFFICE) else _of_bureau
    return list(own(seat, window))


def _board(window: Window) -> tuple[str, str]:
    return _("需求清单"), f"{reverse('board-needs')}?year={window.year}"


def _of_principal(seat: Seat, window: Window) -> Iterator[Task]:
    if not window.is_open:
        return
    stated = standing_requests(seat, window.year).count()
    text = _("{year} 学年专家到校：本校还没有提出需求，{deadline}")
    if stated:
        text = ngettext(
            "{year} 学年专家到校：本校已提出 {n} 项需求，{deadline}",
            "{year} 学年专家到校：本校已提出 {n} 项需求，{deadline}",
            stated,
        )
    said = text.format(year=window, n=stated, deadline=deadline(window))
    yield Task(said, (_board(window), (_("提出到校需求"), reverse("visit-request-new"))))


def _of_group(seat: Seat, window: Window) -> Iterator[Task]:
    silent = silent_schools(seat, window.year)
    if not silent or not window.is_open:
        return
    text = ngettext(
        "{year} 学年专家到校：{n} 所学校还没有提出需求，{deadline}",
        "{year} 学年专家到校：{n} 所学校还没有提出需求，{deadline}",
        len(silent),
    )
    said = text.format(year=window, n=len(silent), deadline=deadline(window))
    links = [
        (school.name, f"{reverse('visit-request-new')}?school={quote(school.code)}")
        for school in silent[:NAMED]
    ]
    yield Task(said, tuple(links), max(0, len(silent) - NAMED))


def _of_bureau(seat: Seat, window: Window) -> Iterator[Task]:
    total = unmet_needs(seat, window.year).total
    text = _("{year} 学年专家到校：还没有学校提出需求，{deadline}")
    if total.all:
        text = _(
            "{year} 学年专家到校：{all} 项需求中 {waiting} 项待安排、{none} 项无法对接，{deadline}"
        )
    elif not window.is_open:
        return
    said = text.format(
        year=window,
        all=total.all,
        waiting=total.waiting,
        none=total.without_match,
        deadline=deadline(window),
    )
    if total.waiting or not total.all:
        yield Task(said, (_board(window),))
