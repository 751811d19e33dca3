"""How far collecting has come, for who follows it: what a seat itself owes is a matter."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.offers.models import Window
from manyuan.offers.queries.completeness import duties_of
from manyuan.offers.queries.teachers import own_record
from manyuan.offers.queries.windows import current_window
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.web.desks.attention_words import Task
from manyuan.web.offers.words import deadline


def collecting_tasks(seat: Seat) -> list[Task]:
    """Return which schools have not confirmed; to teachers, that they are not known by name."""
    window = current_window(seat)
    if window is None or seat.is_any_of(Role.PRINCIPAL):
        return []
    own = _of_teacher if seat.is_any_of(Role.TEACHER) else _of_schools
    return list(own(seat, window))


def _of_teacher(seat: Seat, window: Window) -> Iterator[Task]:
    if window.is_open and own_record(seat) is None:
        address = ((_("我的记录"), reverse("offers")),)
        yield Task(_("账号还没有对应到教师名单，不能填写交流意愿"), address)


def _of_schools(seat: Seat, window: Window) -> Iterator[Task]:
    duties = duties_of(seat, window)
    if not duties.unconfirmed or window.phase == "coming":
        return
    text = ngettext(
        "{year} 学年交流：{schools} 所学校中 {left} 所未确认，{deadline}",
        "{year} 学年交流：{schools} 所学校中 {left} 所未确认，{deadline}",
        duties.unconfirmed,
    )
    said = text.format(
        year=window, schools=duties.schools, left=duties.unconfirmed, deadline=deadline(window)
    )
    yield Task(said, ((_("各校填报进度"), reverse("offers")),))
