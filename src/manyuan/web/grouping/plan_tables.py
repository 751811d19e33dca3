"""The tables of a plan: who joins whom and when, who is left, how large the groups become."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.kernel.saying import Said
from manyuan.plans.bridge.grouping import obstacle
from manyuan.plans.models import Join, Plan
from manyuan.plans.queries.grouping import leads_today, schools_of
from manyuan.plans.spoken import spoken
from manyuan.web.grouping.words import CHANGES
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.table import Table


def joins_table(plan: Plan, found: Iterable[Join]) -> Table:
    """Return the table of what changes: who comes into which group, when and why."""
    return Table(
        id="joins",
        title=_("哪些学校加入"),
        rows=[_join_row(plan, join) for join in found],
        columns=[
            Column(key="school", label=_("学校"), href=lambda row: row["why"], in_panel=True),
            Column(key="change", label=_("怎样变动"), labels=CHANGES),
            Column(key="lead", label=_("牵头校")),
            Column(key="year", label=_("加入年份")),
            Column(key="minutes", label=_("单程"), unit=_("分钟"), kind="number"),
            Column(key="reasons", label=_("理由"), sortable=False),
            Column(key="code", label=_("学校代码"), on_phone=False),
        ],
        filters=[
            Filter(key="year", label=_("加入年份")),
            Filter(key="lead", label=_("牵头校")),
            Filter(key="change", label=_("怎样变动"), choices=tuple(CHANGES.items())),
        ],
        search_keys=["school", "lead", "code"],
        default_sort="year",
        page_size=20,
        empty=_("没有符合条件的学校。"),
    )


def left_table(plan: Plan) -> Table:
    """Return the table of the schools that no group takes, and what would mend it."""
    schools = schools_of(plan)
    return Table(
        id="left",
        title=_("没有覆盖的学校"),
        rows=[
            {
                "school": schools[one["school"]].name,
                "pupils": schools[one["school"]].pupils,
                "reason": obstacle(one["reason"]),
                "mend": "".join(spoken(Said.from_json(said)) for said in one["why"]),
                "code": one["school"],
                "why": why_url(plan, one["school"]),
            }
            for one in plan.document["uncovered"]
        ],
        columns=[
            Column(key="school", label=_("学校"), href=lambda row: row["why"], in_panel=True),
            Column(key="pupils", label=_("学生"), unit=_("人"), kind="number"),
            Column(key="reason", label=_("原因")),
            Column(key="mend", label=_("怎样可以覆盖"), sortable=False),
            Column(key="code", label=_("学校代码"), on_phone=False),
        ],
        search_keys=["school", "code"],
        default_sort="-pupils",
        empty=_("没有符合条件的学校。"),
    )


def groups_table(plan: Plan, groups: Sequence[Mapping[str, Any]]) -> Table:
    """Return the table of groups with their sizes, today's beside them, against the caps."""
    today = Counter(leads_today(plan).values())
    return Table(
        id="groups",
        title=_("各集团"),
        rows=[_group_row(plan, one, today[one["lead"]]) for one in groups],
        columns=[
            Column(key="lead", label=_("牵头校"), href=lambda row: row["why"], in_panel=True),
            Column(key="name", label=_("集团")),
            Column(key="today", label=_("现状学校"), kind="number"),
            Column(key="schools", label=_("方案学校"), kind="number"),
            _sized(plan, "campuses", _("校区")),
            _sized(plan, "pupils", _("学生")),
            Column(key="in_need", label=_("薄弱校和新校"), kind="number"),
            Column(key="longest", label=_("最远单程"), unit=_("分钟"), kind="number"),
            Column(key="warning", label=_("提示"), sortable=False),
        ],
        default_sort="-pupils",
        search_keys=["lead", "name"],
        empty=_("没有符合条件的集团。"),
    )


def _sized(plan: Plan, name: str, label: str) -> Column:
    """Return the column of a size that has a cap, with a verdict where the cap is set."""
    has_cap = plan.document[f"most_{name}"] is not None
    return Column(
        key=name, label=label, sort_key=f"{name}_n", verdict=f"{name}_sign" if has_cap else ""
    )


def why_url(plan: Plan, school: str) -> str:
    """Return where a plan says why a school is where it is."""
    return f"{reverse('grouping-why', args=[plan.pk])}?school={quote(school, safe='')}"


def _join_row(plan: Plan, join: Join) -> Record:
    return {
        "school": join.school.name,
        "change": join.change,
        "lead": join.lead.name,
        "year": "" if join.year is None else str(join.year),
        "minutes": join.minutes,
        "reasons": "".join(spoken(Said.from_json(one)) for one in join.reasons),
        "code": join.school.code,
        "why": why_url(plan, join.school.code),
    }


def _group_row(plan: Plan, one: Mapping[str, Any], today: int) -> Record:
    document = plan.document
    caps = {"campuses": document["most_campuses"], "pupils": document["most_pupils"]}
    return {
        "lead": schools_of(plan)[one["lead"]].name,
        "name": one["name"] or _("新集团"),
        "today": today,
        "schools": 1 + len(one["members"]),
        "in_need": one["in_need"],
        "longest": one["max_minutes"],
        "warning": _warning(one),
        "why": why_url(plan, one["lead"]),
        **{name: _against(one[name], cap) for name, cap in caps.items()},
        **{f"{name}_n": one[name] for name in caps},
        **{f"{name}_sign": cap is None or one[name] <= cap for name, cap in caps.items()},
    }


def _against(size: int, cap: int | None) -> str:
    return number(size) if cap is None else f"{number(size)} / {number(cap)}"


def _warning(one: Mapping[str, Any]) -> str:
    if one["over_cap"]:
        return _("现有成员已超上限，不再接收学校。")
    if not one["members"] and not one["also"]:
        return _("只有牵头校一所。")
    return ""
