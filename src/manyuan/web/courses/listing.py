from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.course.enums import CourseState
from manyuan.engagements.kinds.course.models import Course, Receiver
from manyuan.engagements.kinds.course.permissions import may_list_courses, may_offer_courses
from manyuan.engagements.kinds.course.queries.courses import (
    courses,
    own_receivers,
    with_shares,
)
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.courses.courses_table import courses_table
from manyuan.web.courses.words import audience_of
from manyuan.web.engagements.rooms import rooms
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import KeyFigure, Source
from manyuan.web.ui.units import of_people, of_schools

DAY = timedelta(days=1)
Shares = Mapping[int, Sequence[Receiver]]


@require_safe
def list_courses(request: SeatRequest) -> HttpResponseBase:
    """List the courses of some days that the seat may see, a school year unless told otherwise."""
    require(may_list_courses(request.seat))
    first, last = _days(request)
    found = list(courses(request.seat, first=first, last=last))
    shares = with_shares(request.seat, found)
    table = courses_table(found, shares)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "rooms": rooms(request.seat, "courses"),
        "headline": _headline(found),
        "figures": _figures(found, shares),
        "waiting": _to_sign_up(request.seat, found, shares),
        "first": first,
        "last": last,
        "table": table.for_request(request),
        "is_empty": not found,
        "may_offer": may_offer_courses(request.seat),
        "source": Source(where=_("登记的课程和学校的报名"), as_of=today()),
    }
    return render(request, "courses/courses.html", context)


def _days(request: SeatRequest) -> tuple[date, date]:
    """Return the first and the last day that are shown; what is no date is as good as none."""
    year = SchoolYear.on(today())
    first = _day(request, "first") or year.first_day
    last = _day(request, "last") or SchoolYear(SchoolYear.on(first).start + 1).first_day - DAY
    return first, max(first, last)


def _day(request: SeatRequest, name: str) -> date | None:
    try:
        return parse_date(request.GET.get(name, ""))
    except ValueError:
        return None


def _headline(found: Sequence[Course]) -> str:
    if not found:
        return _("这段时间没有课程")
    counted = {state: sum(one.state == state for one in found) for state in CourseState}
    text = ngettext(
        "{n} 门课程：{open} 门报名中，{running} 门开课中，{finished} 门已结课",
        "{n} 门课程：{open} 门报名中，{running} 门开课中，{finished} 门已结课",
        len(found),
    )
    return text.format(
        n=len(found),
        open=counted[CourseState.OPEN],
        running=counted[CourseState.RUNNING],
        finished=counted[CourseState.FINISHED],
    )


def _figures(found: Sequence[Course], shares: Shares) -> list[KeyFigure]:
    """Return whom the courses that take place reach."""
    taken = [
        share
        for one in found
        if one.state != CourseState.CANCELLED
        for share in shares.get(one.pk, ())
        if share.placed
    ]
    if not taken:
        return []
    schools, pupils = len({one.school_id for one in taken}), sum(one.placed for one in taken)
    waiting = sum(one.waiting for several in shares.values() for one in several)
    return [
        KeyFigure(label=_("参加的学校"), value=schools, unit=of_schools(schools)),
        KeyFigure(label=_("占名额学生人次"), value=pupils, unit=of_people(pupils)),
        KeyFigure(label=_("候补学生人次"), value=waiting, unit=of_people(waiting)),
    ]


def _to_sign_up(seat: Seat, found: Sequence[Course], shares: Shares) -> list[dict[str, object]]:
    """Return the courses for which a principal's school can sign up now, as cards."""
    if not seat.is_any_of(Role.PRINCIPAL):
        return []
    open_now = [
        one for one in found if one.state == CourseState.OPEN and one.takes_sign_ups_on(today())
    ]
    return [
        {
            "course": one,
            "audience": audience_of(one),
            "school": share.school.name,
            "url": reverse("course-sign-up", args=[one.code, share.school.code]),
        }
        for one in open_now
        for share in own_receivers(seat, shares.get(one.pk, ()))
        if not share.asked
    ]
