"""What schools have asked for and nobody has arranged: needs of all kinds, visits of a year."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from manyuan.inbox.matters import FOR_SCHOOLS
from manyuan.offers.enums import WindowKind
from manyuan.offers.queries.needs import open_needs
from manyuan.offers.queries.unmet import unmet_needs
from manyuan.offers.queries.windows import current_window
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.web.desks.attention_words import Task
from manyuan.web.offers.words import deadline


def board_tasks(seat: Seat) -> list[Task]:
    """Return the needs that nobody has met, and to the bureau how the requests of a year stand."""
    if seat.is_any_of(Role.TEACHER):
        return []
    return [*_needs(seat), *_visits(seat)]


def _needs(seat: Seat) -> Iterator[Task]:
    waiting = open_needs(seat).count()
    if waiting:
        text = ngettext("{n} 项学校需求还没有安排", "{n} 项学校需求还没有安排", waiting)
        yield Task(text.format(n=waiting), ((pgettext("need", "各校的需求"), reverse("needs")),))


def _visits(seat: Seat) -> Iterator[Task]:
    """Say how the requests of a year stand; that a school has yet to ask is a matter of its own."""
    window = current_window(seat, WindowKind.VISIT)
    if window is None or window.phase == "coming" or seat.is_any_of(*FOR_SCHOOLS):
        return
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
        address = f"{reverse('board-needs')}?year={window.year}"
        yield Task(said, ((_("需求清单"), address),))
