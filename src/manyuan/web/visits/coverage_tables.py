"""The tables of the coverage page: a row for each group, a row for each school."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.engagements.kinds.visit.queries.reach import Reach
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.table import Table
from manyuan.web.visits.coverage_picture import group_name


def groups_table(found: Reach) -> Table:
    """Return how far each group was reached."""
    return Table(
        id="reach-groups",
        title=_("按集团"),
        rows=[
            {
                "code": "" if one.group is None else one.group.code,
                "name": group_name(one),
                "members": None if one.group is None else one.members,
                "schools": one.schools,
                "schools_before": one.schools_before,
                **_counts(one.now.visits, one.now.pupils, one.now.teachers),
            }
            for one in found.groups
        ],
        columns=[
            Column(key="name", label=pgettext("unit", "教育集团"), href=_page_of_group),
            Column(key="members", label=_("成员校数"), kind="number"),
            Column(key="schools", label=_("到过的学校"), kind="number"),
            Column(key="schools_before", label=_("上学年到过"), kind="number", on_phone=False),
            *_columns(),
        ],
        search_keys=["name"],
        default_sort="name",
        empty=_("还没有教育集团。"),
    )


def schools_table(found: Reach) -> Table:
    """Return how far each school was reached; those that nobody visited stand there with zeros."""
    return Table(
        id="reach-schools",
        title=_("按学校"),
        rows=[
            {
                "code": one.school.code,
                "name": one.school.name,
                "reached": "yes" if one.now.visits else "no",
                "before": one.before.visits,
                **_counts(one.now.visits, one.now.pupils, one.now.teachers),
            }
            for one in found.schools
        ],
        columns=[
            Column(key="name", label=pgettext("visit", "学校"), href=_page_of_school),
            *_columns(),
            Column(key="before", label=_("上学年到校次数"), kind="number", on_phone=False),
        ],
        filters=[
            Filter(
                key="reached",
                label=_("是否到过"),
                choices=[("no", _("还没有到过")), ("yes", _("到过"))],
            )
        ],
        search_keys=["name", "code"],
        default_sort="visits",
        empty=_("没有符合条件的学校。"),
    )


def _columns() -> list[Column]:
    return [
        Column(key="visits", label=_("到校次数"), kind="number"),
        Column(key="pupils", label=_("学生受益人次"), kind="number"),
        Column(key="teachers", label=_("到场教师人次"), kind="number"),
    ]


def _counts(visits: int, pupils: int, teachers: int) -> Record:
    return {"visits": visits, "pupils": pupils, "teachers": teachers}


def _page_of_group(row: Record) -> str:
    return reverse("group", args=[row["code"]]) if row["code"] else ""


def _page_of_school(row: Record) -> str:
    return reverse("school", args=[row["code"]])
