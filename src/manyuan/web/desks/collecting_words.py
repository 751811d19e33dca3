"""What the collecting asks of a seat, as tasks of its desk."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.offers.models import Window
from manyuan.offers.queries.completeness import Duties, duties_of
from manyuan.offers.queries.teachers import own_record, statement_of
from manyuan.offers.queries.windows import current_window
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.web.desks.attention_words import Task
from manyuan.web.offers.words import deadline, moment


def collecting_tasks(seat: Seat) -> list[Task]:
    """Return what waits for the seat while lists are collected, nothing at any other time."""
    window = current_window(seat)
    if window is None:
        return []
    if seat.is_any_of(Role.TEACHER):
        return list(_of_teacher(seat, window))
    duties = duties_of(seat, window)
    own = _of_principal if seat.is_any_of(Role.PRINCIPAL) else _of_schools
    return list(own(duties))


def _of_teacher(seat: Seat, window: Window) -> Iterator[Task]:
    if not window.is_open:
        return
    teacher = own_record(seat)
    address = ((_("我的记录"), reverse("offers")),)
    facts = {"year": window, "deadline": deadline(window)}
    if teacher is None:
        yield Task(_("账号还没有对应到教师名单，不能填写交流意愿"), address)
    elif statement_of(teacher, window) is None:
        text = _("{year} 学年交流：请核对本人记录、填写意愿，{deadline}")
        yield Task(text.format(**facts), address)


def _of_principal(duties: Duties) -> Iterator[Task]:
    if not duties.unconfirmed or not duties.window.is_open:
        return
    reminded = moment(duties.line.reminded_at) if duties.line else ""
    text = _("{year} 学年交流：教师名单或岗位需求还没有确认，{deadline}")
    if reminded:
        text = _("{year} 学年交流：教师名单或岗位需求还没有确认，{deadline}（{reminded} 提醒）")
    yield Task(_about(text, duties, reminded=reminded), ((_("填报进度"), reverse("offers")),))


def _of_schools(duties: Duties) -> Iterator[Task]:
    if not duties.unconfirmed or duties.window.phase == "coming":
        return
    text = ngettext(
        "{year} 学年交流：{schools} 所学校中 {left} 所未确认，{deadline}",
        "{year} 学年交流：{schools} 所学校中 {left} 所未确认，{deadline}",
        duties.unconfirmed,
    )
    said = _about(text, duties, schools=duties.schools, left=duties.unconfirmed)
    yield Task(said, ((_("各校填报进度"), reverse("offers")),))


def _about(text: str, duties: Duties, **facts: object) -> str:
    return text.format(year=duties.window, deadline=deadline(duties.window), **facts)
