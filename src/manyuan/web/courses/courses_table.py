from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.engagements.kinds.course.enums import CourseState, Mode
from manyuan.engagements.kinds.course.models import Course, Receiver
from manyuan.web.courses.words import SIGNS, audience_of
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.table import Table


def courses_table(found: Sequence[Course], shares: Mapping[int, Sequence[Receiver]]) -> Table:
    """Return courses as a table that filters by state, type, provider, school and group."""
    rows = [_row(one, shares.get(one.pk, ())) for one in found]
    return Table(
        id="courses",
        title=_("课程共享"),
        rows=rows,
        columns=[
            Column(key="name", label=_("课程名称"), href=_page_of),
            Column(key="mode", label=_("课程类型"), labels=dict(Mode.choices)),
            Column(key="provider", label=_("开课单位")),
            Column(key="audience", label=_("面向")),
            Column(key="schools", label=_("报名学校"), sort_key="signed", on_phone=False),
            Column(key="places", label=_("名额"), kind="number"),
            Column(key="taken", label=_("已占名额"), kind="number"),
            Column(key="waiting", label=_("候补"), kind="number"),
            Column(key="closes", label=_("报名截止"), kind="date"),
            Column(key="starts", label=_("第一次课"), kind="date"),
            Column(key="ends", label=_("最后一次课"), kind="date", on_phone=False),
            Column(key="state", label=_("状态"), labels=dict(CourseState.choices), verdict="sign"),
            Column(key="code", label=_("课程编号"), on_phone=False),
        ],
        filters=_filters(rows),
        search_keys=["name", "provider", "subject", "code"],
        default_sort="-closes",
        empty=_("没有符合条件的课程。"),
    )


def _filters(rows: Sequence[Record]) -> list[Filter]:
    """Return the filters that part the rows."""
    found = [
        Filter(key="mode", label=_("课程类型"), choices=Mode.choices),
        Filter(key="provider", label=_("开课单位")),
        Filter(key="schools", label=_("报名学校")),
        Filter(key="group", label=pgettext("course", "集团")),
    ]
    parting = [one for one in found if len({str(row[one.key]) for row in rows}) > 1]
    return [Filter(key="state", label=_("状态"), choices=CourseState.choices), *parting]


def _page_of(row: Record) -> str:
    return reverse("course", args=[row["code"]])


def _row(course: Course, shares: Sequence[Receiver]) -> Record:
    signed = [one for one in shares if one.asked]
    return {
        "code": course.code,
        "name": course.name,
        "mode": course.mode,
        "subject": course.subject,
        "provider": course.provider.name,
        "group": course.group.name if course.group else "",
        "audience": audience_of(course),
        "schools": [one.school.name for one in signed],
        "signed": len(signed),
        "places": course.places,
        "taken": course.taken,
        "waiting": sum(one.waiting for one in signed),
        "closes": course.closes_on,
        "starts": getattr(course, "starts_on", None),
        "ends": getattr(course, "ends_on", None),
        "state": course.state,
        "sign": SIGNS[course.state],
    }
