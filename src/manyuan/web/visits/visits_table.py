from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.directory.enums import Stage
from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.table import Table
from manyuan.web.visits.words import SIGNS, hours_of


def visits_table(found: Sequence[Visit]) -> Table:
    """Return visits as a table that filters by state, school, group and expert."""
    return Table(
        id="visits",
        title=_("专家到校"),
        rows=[_row(one) for one in found],
        columns=[
            Column(key="on", label=_("日期"), kind="date", href=_page_of),
            Column(key="hours", label=_("时间")),
            Column(key="school", label=pgettext("visit", "学校")),
            Column(key="topic", label=_("主题")),
            Column(key="expert", label=_("专家")),
            Column(key="partner", label=pgettext("visit", "合作单位"), on_phone=False),
            Column(key="stage", label=_("学段"), labels=dict(Stage.choices), on_phone=False),
            Column(key="grade", label=_("年级"), on_phone=False),
            Column(key="expected", label=_("预计学生数"), kind="number"),
            Column(key="state", label=_("状态"), labels=dict(VisitState.choices), verdict="sign"),
            Column(key="code", label=_("到校编号"), on_phone=False),
        ],
        filters=[
            Filter(key="state", label=_("状态"), choices=VisitState.choices),
            Filter(key="school", label=pgettext("visit", "学校")),
            Filter(key="group", label=_("集团")),
            Filter(key="expert", label=_("专家")),
        ],
        search_keys=["school", "topic", "expert", "partner", "code"],
        default_sort="-on",
        empty=_("没有符合条件的专家到校。"),
    )


def _page_of(row: Record) -> str:
    return reverse("visit", args=[row["code"]])


def _row(visit: Visit) -> Record:
    return {
        "code": visit.code,
        "on": visit.on,
        "hours": hours_of(visit),
        "school": visit.school.name,
        "topic": visit.topic,
        "expert": str(visit.expert),
        "partner": visit.expert.partner.name,
        "group": visit.group.name if visit.group else "",
        "stage": visit.stage,
        "grade": visit.grade,
        "expected": visit.expected,
        "state": visit.state,
        "sign": SIGNS[visit.state],
    }
