from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.rows import clock
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.table import Table
from manyuan.web.visits.words import SIGNS


def visits_table(found: Sequence[Visit]) -> Table:
    """Return visits as a table that filters by state, school, group and expert."""
    rows = [_row(one) for one in found]
    return Table(
        id="visits",
        title=_("专家到校"),
        rows=rows,
        columns=[
            Column(key="on", label=_("日期"), kind="date", href=_page_of),
            Column(key="starts", label=_("开始时间")),
            Column(key="school", label=pgettext("visit", "学校")),
            Column(key="topic", label=_("主题")),
            Column(key="expert", label=_("专家")),
            Column(key="partner", label=pgettext("visit", "合作单位"), on_phone=False),
            Column(key="grade", label=_("年级"), on_phone=False),
            Column(key="expected", label=_("预计学生数"), kind="number"),
            Column(key="state", label=_("状态"), labels=dict(VisitState.choices), verdict="sign"),
            Column(key="code", label=_("到校编号"), on_phone=False),
        ],
        filters=_filters(rows),
        search_keys=["school", "topic", "expert", "partner", "code"],
        default_sort="-on",
        empty=_("没有符合条件的专家到校。"),
    )


def _filters(rows: Sequence[Record]) -> list[Filter]:
    """Return the filters that part the rows: a principal need not choose the own school."""
    found = [
        Filter(key="school", label=pgettext("visit", "学校")),
        Filter(key="group", label=_("集团")),
        Filter(key="expert", label=_("专家")),
    ]
    parting = [one for one in found if len({row[one.key] for row in rows}) > 1]
    return [Filter(key="state", label=_("状态"), choices=VisitState.choices), *parting]


def _page_of(row: Record) -> str:
    return reverse("visit", args=[row["code"]])


def _row(visit: Visit) -> Record:
    return {
        "code": visit.code,
        "on": visit.on,
        "starts": clock(visit.starts_at),
        "school": visit.school.name,
        "topic": visit.topic,
        "expert": str(visit.expert),
        "partner": visit.expert.partner.name,
        "group": visit.group.name if visit.group else "",
        "grade": visit.grade,
        "expected": visit.expected,
        "state": visit.state,
        "sign": SIGNS[visit.state],
    }
