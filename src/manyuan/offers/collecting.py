"""What collecting asks of whom: of a seat in its inbox, of everybody before a window closes."""

from collections.abc import Iterator
from functools import partial

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.queries.groups import members_on
from manyuan.inbox.matters import FOR_SCHOOLS, Matter, Waiting
from manyuan.kernel.clock import today
from manyuan.notices.audiences import NOBODY, To
from manyuan.notices.closings import Closing, Closings
from manyuan.offers.enums import WindowKind
from manyuan.offers.models import Return, Window
from manyuan.offers.queries.completeness import returns_of, unconfirmed_schools
from manyuan.offers.queries.teachers import own_record, statement_of, without_statement
from manyuan.offers.queries.unmet import silent_schools
from manyuan.offers.queries.windows import current_window, window_of_year
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat

KIND = "offers"


def _unconfirmed(seat: Seat) -> list[Waiting]:
    window = _open(seat, WindowKind.POSTING)
    if window is None:
        return []
    schools = unconfirmed_schools(seat, window)
    lines = returns_of(window, schools)
    return [
        Waiting(
            key=f"{window.year}/{school.code}",
            title=_("{year} 学年交流").format(year=window),
            detail=_lacking(lines.get(school.pk)),
            page=("offers", ()),
            unit=school.name,
            due_on=window.closes_on,
        )
        for school in schools
    ]


def _lacking(line: Return | None) -> str:
    """Say what a school has not confirmed, and when it was reminded of that."""
    words = []
    if line is None or line.roster_confirmed_at is None:
        words.append(_("教师名单还没有确认"))
    if line is None or line.posts_confirmed_at is None:
        words.append(_("岗位需求还没有确认"))
    if line is not None and line.reminded_at is not None:
        at = localtime(line.reminded_at).strftime("%Y-%m-%d %H:%M")
        words.append(_("{at} 提醒过").format(at=at))
    return _("，").join(words)


def _unstated(seat: Seat) -> list[Waiting]:
    window, teacher = _open(seat, WindowKind.POSTING), own_record(seat)
    if window is None or teacher is None or statement_of(teacher, window) is not None:
        return []
    return [
        Waiting(
            key=str(window.year),
            title=_("{year} 学年交流").format(year=window),
            detail=_("请核对本人记录，填写愿意去和不去的学校"),
            page=("my-record", ()),
            unit=teacher.school.name,
            due_on=window.closes_on,
        )
    ]


def _silent(seat: Seat) -> list[Waiting]:
    window = _open(seat, WindowKind.VISIT)
    if window is None:
        return []
    return [
        Waiting(
            key=f"{window.year}/{school.code}",
            title=_("{year} 学年专家到校").format(year=window),
            detail=_("还没有提出需求"),
            page=("visit-request-new", ()),
            fields={"school": school.code},
            unit=school.name,
            due_on=window.closes_on,
        )
        for school in silent_schools(seat, window.year)
    ]


def _open(seat: Seat, kind: WindowKind) -> Window | None:
    window = current_window(seat, kind)
    return window if window and window.is_open else None


MATTERS = (
    Matter(
        slug="lists-confirm",
        kind=KIND,
        label=gettext_lazy("待确认的教师名单和岗位需求"),
        roles=frozenset({Role.PRINCIPAL}),
        waiting=_unconfirmed,
    ),
    Matter(
        slug="wishes-state",
        kind=KIND,
        label=gettext_lazy("待填写的交流意愿"),
        roles=frozenset({Role.TEACHER}),
        waiting=_unstated,
    ),
    Matter(
        slug="visits-ask",
        kind=KIND,
        label=gettext_lazy("待提出的专家到校需求"),
        roles=FOR_SCHOOLS,
        waiting=_silent,
    ),
)


def _closing(kind: WindowKind, seat: Seat) -> Iterator[Closing]:
    window = _open(seat, kind)
    if window is not None:
        yield Closing(
            key=str(window.year),
            opens_on=window.opens_on,
            closes_on=window.closes_on,
            facts={"year": str(window)},
        )


def _lists_awaited(seat: Seat, year: str) -> To:
    """Tell the schools that have not confirmed, and the teachers who have not said their wishes."""
    window = window_of_year(seat, int(year), WindowKind.POSTING)
    if window is None:
        return NOBODY
    schools = frozenset(one.pk for one in unconfirmed_schools(seat, window))
    return To(units=schools, teachers=frozenset(without_statement(seat, window)))


def _requests_awaited(seat: Seat, year: str) -> To:
    """Tell the schools that have asked for nothing, and the offices of their groups."""
    schools = frozenset(one.pk for one in silent_schools(seat, int(year)))
    groups = (one.group_id for one in members_on(seat, today()) if one.school_id in schools)
    return To(units=schools.union(groups))


WINDOWS = Closings(
    code="window.closing", open=partial(_closing, WindowKind.POSTING), awaited=_lists_awaited
)
VISIT_WINDOWS = Closings(
    code="visits.closing", open=partial(_closing, WindowKind.VISIT), awaited=_requests_awaited
)
CLOSINGS = (WINDOWS, VISIT_WINDOWS)
