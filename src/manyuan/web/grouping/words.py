"""How the pages of group formation speak: goals, findings, what a draft asks, its sources."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from manyuan.plans.enums import JoinChange
from manyuan.plans.models import Plan, Scenario
from manyuan.plans.queries.grouping import Beside
from manyuan.plans.queries.plans import freeze_of
from manyuan.rules.grouping import GroupingPack, load_grouping_pack
from manyuan.web.scenarios.words import in_reader_language, proven, sign_of
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import KeyFigure, Source
from manyuan.web.ui.units import of_people, of_schools

GOALS: Final[dict[str, Promise]] = {
    "schools_uncovered": gettext_lazy("未覆盖的学校（所）"),
    "pupils_uncovered": gettext_lazy("未覆盖的学生（人）"),
    "travel": gettext_lazy("到牵头校的路程之和（分钟）"),
    "pupils_excess": gettext_lazy("集团学生数超出均分的部分（人）"),
    "need_excess": gettext_lazy("薄弱校、新校超出均分的部分（所）"),
    "changes": gettext_lazy("与现状不同的学校（所）"),
}
CHANGES: Final[dict[str, Promise]] = {
    JoinChange.NEW_GROUP: gettext_lazy("牵头"),
    JoinChange.JOINS: gettext_lazy("加入"),
    JoinChange.MOVES: gettext_lazy("转入"),
    JoinChange.LEAVES: gettext_lazy("离开"),
}
Document = Mapping[str, Any]


def pack_title(pack: str) -> str:
    """Return what a pack of group formation is called."""
    return in_reader_language(load_grouping_pack(pack).heading, "title")


def status_word(pack: GroupingPack) -> str:
    """Say how well the weakest rule of a pack is known."""
    words = {"proposed": _("含建议值"), "recalled": _("含待核实"), "verified": _("已核实")}
    return words[pack.status.value]


def finding(told: Document) -> str:
    """State what a plan comes to: how many groups, how many of them new, how many schools."""
    groups = told["groups"]
    new = sum(one["group"] is None for one in groups)
    covered = sum(1 + len(one["members"]) for one in groups)
    left = len(told["uncovered"])
    facts = {"n": number(len(groups)), "new": number(new), "inside": number(covered)}
    if new:
        first = ngettext(
            "{n} 个集团（新培育 {new} 个）", "{n} 个集团（新培育 {new} 个）", len(groups)
        )
    else:
        first = ngettext("{n} 个集团", "{n} 个集团", len(groups))
    if left:
        rest = ngettext(
            "覆盖 {all} 所学校中的 {inside} 所", "覆盖 {all} 所学校中的 {inside} 所", covered + left
        )
    else:
        rest = ngettext("覆盖全部 {all} 所学校", "覆盖全部 {all} 所学校", covered)
    said = _("{groups}{reach}").format(groups=first, reach=rest)
    return said.format(**facts, all=number(covered + left))


def figures(beside: Beside) -> list[KeyFigure]:
    """Return schools, pupils, the longest way and the spread of sizes, each beside today's."""
    today, then = beside.today, beside.plan
    was = _("现状 {n}，共 {all}")
    return [
        KeyFigure(
            label=_("覆盖学校"),
            value=then.schools,
            unit=of_schools(then.schools),
            sub=was.format(n=number(today.schools), all=number(beside.schools_all)),
        ),
        KeyFigure(
            label=_("覆盖学生"),
            value=then.pupils,
            unit=of_people(then.pupils),
            sub=was.format(n=number(today.pupils), all=number(beside.pupils_all)),
        ),
        KeyFigure(
            label=_("最远的成员校"),
            value=then.longest,
            unit=pgettext("unit", "分钟"),
            sub=_("现状 {n}，单程").format(n=number(today.longest)),
        ),
        KeyFigure(
            label=_("最大与最小集团相差"),
            value=then.spread,
            unit=of_people(then.spread),
            sub=_("现状 {n}").format(n=number(today.spread)),
        ),
    ]


def goal_rows(goals: Sequence[Document]) -> list[dict[str, object]]:
    """Return the goals in their order, each with value, bound and what is proven."""
    return [
        {
            "name": GOALS[goal["name"]],
            "value": number(goal["value"]),
            "bound": "—" if sign_of(goal["gap"]) == "unknown" else number(goal["bound"]),
            "sign": sign_of(goal["gap"]),
            "said": proven(goal["gap"]),
        }
        for goal in goals
    ]


def source_of(draft: Scenario) -> Source:
    """Say from which frozen data and by which rules a page of a draft speaks."""
    return Source(
        where=draft.freeze.name,
        as_of=draft.freeze.made_at,
        rule_pack=pack_title(draft.pack),
        rule_status=load_grouping_pack(draft.pack).status.value,
    )


def source_of_plan(plan: Plan) -> Source:
    """Say from which data, by which rules and whom a plan was made."""
    seconds = _("计算 {seconds} 秒").format(seconds=number(plan.document["seconds"], 1))
    seed = plan.document["seed"]
    text = _("{said}，随机种子 {seed}")
    who = plan.run.seat if plan.run is not None else None
    return Source(
        where=freeze_of(plan).name,
        as_of=plan.made_at,
        entered_by=""
        if who is None
        else _("{who}（{role}）").format(who=who.holder, role=who.get_role_display()),
        rule_pack=pack_title(plan.document["pack"]),
        rule_status=plan.document["rule_status"],
        note=seconds if seed is None else text.format(said=seconds, seed=seed),
    )
