"""What the plan leaves open: posts, cells below their standard, and who could not move and why."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.directory.enums import Stage
from manyuan.offers.permissions import may_see_exemptions
from manyuan.plans.models import Plan
from manyuan.plans.settings import Settings
from manyuan.web.plans.asked import plan_at
from manyuan.web.plans.pictures import lacks
from manyuan.web.plans.schools import names_of_schools
from manyuan.web.plans.sources import source_of
from manyuan.web.plans.trail import tabs_of, to_plan
from manyuan.web.plans.words import EXEMPTIONS, INDICATORS, REASONS, pack_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.parts import Crumb
from manyuan.web.ui.table import Table

Names = Mapping[str, str]


@require_safe
def show_gaps(request: SeatRequest, pk: int) -> HttpResponseBase:
    """Show what the plan leaves open."""
    plan = plan_at(request.seat, pk)
    names = names_of_schools(request.seat)
    tables = {"posts": posts_table(plan, names), "cells": cells_table(plan, names)}
    for table in tables.values():
        if (reply := table.reply(request)) is not None:
            return reply
    context = {
        "plan": plan,
        "crumbs": to_plan(plan, Crumb(_("缺口"))),
        "tabs": tabs_of(plan, "plan-gaps"),
        "headline": _headline(tables),
        "counted": counted_reasons(plan.document, discreet=not may_see_exemptions(request.seat)),
        "source": source_of(plan, pack_of(Settings.from_json(plan.settings))),
    }
    shown = {name: table.for_request(request) for name, table in tables.items()}
    return render(request, "plans/gaps.html", {**context, **shown})


def posts_table(plan: Plan, names: Names) -> Table:
    """List the posts that schools asked for and the plan leaves open."""
    return Table(
        id="posts",
        title=_("没有补上的岗位"),
        rows=[_post(plan, post, names) for post in plan.document["unmet_posts"]],
        columns=[
            _school_column(),
            Column(key="stage", label=_("学段"), labels=dict(Stage.choices)),
            Column(key="subject", label=_("学科")),
            Column(key="wanted", label=_("申报"), unit=_("人"), kind="number"),
            Column(key="filled", label=_("净增"), unit=_("人"), kind="number"),
            Column(key="open", label=_("还缺"), unit=_("人"), kind="number"),
        ],
        filters=[
            Filter(key="stage", label=_("学段")),
            Filter(key="subject", label=_("学科")),
        ],
        search_keys=["school"],
        default_sort="-open",
        page_size=20,
        empty=_("申报的岗位都补上了。"),
    )


def cells_table(plan: Plan, names: Names) -> Table:
    """List the indicators of school-stages that stay below their standard after the plan."""
    before = {_key(cell): cell for cell in plan.document["balance_before"]["host"]["cells"]}
    short = [cell for cell in plan.document["balance_after"]["host"]["cells"] if not cell["met"]]
    return Table(
        id="cells",
        title=_("仍不达标的校段指标"),
        rows=[_cell(plan, before[_key(cell)], cell, names) for cell in short],
        columns=[
            _school_column(),
            Column(key="stage", label=_("学段"), labels=dict(Stage.choices)),
            Column(key="indicator", label=_("指标"), labels=INDICATORS),
            Column(key="needed", label=_("标准"), unit=_("人"), kind="number"),
            Column(key="before", label=_("方案前"), unit=_("人"), kind="number"),
            Column(key="after", label=_("方案后"), unit=_("人"), kind="number"),
            Column(key="lack", label=_("仍缺"), kind="percent"),
        ],
        filters=[
            Filter(key="stage", label=_("学段")),
            Filter(key="indicator", label=_("指标")),
        ],
        search_keys=["school"],
        default_sort="-lack",
        page_size=20,
        empty=_("所有校段指标都达标。"),
    )


def counted_reasons(
    document: Mapping[str, Any], *, discreet: bool
) -> list[tuple[str, int, list[tuple[str, int]]]]:
    """Return who stays this year, deferred and ineligible, counted by the first reason.

    A ``discreet`` count has one line for all who are exempt: the kinds tell of single persons.
    """
    groups = ((_("本学年暂缓，仍计入符合条件的人数"), "deferred"), (_("不符合条件"), "ineligible"))
    return [
        (label, sum(document[key].values()), _by_reason(document[key], discreet=discreet))
        for label, key in groups
        if document[key]
    ]


def _by_reason(counts: Mapping[str, int], *, discreet: bool) -> list[tuple[str, int]]:
    said: Counter[str] = Counter()
    for code, count in counts.items():
        is_private = discreet and code in EXEMPTIONS
        said[_("申报免于交流：个人原因") if is_private else str(REASONS.get(code, code))] += count
    return said.most_common()


def _headline(tables: Mapping[str, Table]) -> str:
    open_ = sum(row["open"] for row in tables["posts"].rows)
    cells = len(tables["cells"].rows)
    if not open_ and not cells:
        return _("申报的岗位都补上了，所有校段指标都达标")
    posts = ngettext("还有 {n} 个申报岗位没有补上", "还有 {n} 个申报岗位没有补上", open_)
    short = ngettext("{n} 个校段指标仍不达标", "{n} 个校段指标仍不达标", cells)
    return _("{posts}，{cells}").format(posts=posts.format(n=open_), cells=short.format(n=cells))


def _school_column() -> Column:
    return Column(key="school", label=_("学校"), href=lambda row: row["url"], in_panel=True)


def _place(plan: Plan, code: str, names: Names) -> Record:
    address = reverse("plan-why", args=[plan.pk])
    return {"school": names.get(code, code), "url": f"{address}?school={code}"}


def _post(plan: Plan, post: Mapping[str, Any], names: Names) -> Record:
    return {
        **_place(plan, post["school"], names),
        "stage": post["stage"],
        "subject": post["subject"],
        "wanted": post["wanted"],
        "filled": post["filled"],
        "open": post["wanted"] - post["filled"],
    }


def _cell(plan: Plan, before: Mapping[str, Any], cell: Mapping[str, Any], names: Names) -> Record:
    return {
        **_place(plan, cell["school"], names),
        "stage": cell["stage"],
        "indicator": cell["indicator"],
        "needed": cell["needed"],
        "before": before["teachers"],
        "after": cell["teachers"],
        "lack": lacks(cell),
    }


def _key(cell: Mapping[str, Any]) -> tuple[str, str, str]:
    return cell["school"], cell["stage"], cell["indicator"]
