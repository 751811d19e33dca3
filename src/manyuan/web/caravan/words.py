"""How the pages of the caravan speak: goals, findings, where a draft reaches, its sources."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from manyuan.kernel.saying import Said
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.models import Plan, Scenario
from manyuan.plans.queries.caravan import visit_shares
from manyuan.plans.queries.plans import freeze_of
from manyuan.plans.spoken import spoken
from manyuan.rules.caravan import CaravanPack, load_caravan_pack
from manyuan.web.scenarios.words import in_reader_language, proven, sign_of
from manyuan.web.ui.figures import day, number
from manyuan.web.ui.parts import KeyFigure, Source
from manyuan.web.ui.units import of_people, of_schools

GOALS: Final[dict[str, Promise]] = {
    "first_visits_weak": gettext_lazy("薄弱校、新建校首次到访（所）"),
    "first_visits_ordinary": gettext_lazy("一般学校首次到访（所）"),
    "first_visits_strong": gettext_lazy("强校首次到访（所）"),
    "first_visits_lead": gettext_lazy("龙头校首次到访（所）"),
    "pupils": gettext_lazy("学生（加权，同校多场递减）"),
    "topics": gettext_lazy("学校与主题的组合（对）"),
    "travel": gettext_lazy("路程之和（分钟）"),
    "unmoved": gettext_lazy("待确认的到校不换人、不改期（场）"),
}
Document = Mapping[str, Any]


def pack_title(pack: str) -> str:
    """Return what a pack of the caravan is called."""
    return in_reader_language(load_caravan_pack(pack).heading, "title")


def status_word(pack: CaravanPack) -> str:
    """Say how well the weakest rule of a pack is known."""
    words = {"proposed": _("含建议值"), "recalled": _("含待核实"), "verified": _("已核实")}
    return words[pack.status.value]


def where(draft: Scenario) -> str:
    """Say which schools a draft is for."""
    return _("全区学校") if draft.group is None else draft.group.name


def when(draft: Scenario) -> str:
    """Say which days a draft is for."""
    ask = draft.caravan
    if ask.first_day is None and ask.last_day is None:
        return _("整个学年")
    if ask.last_day is None:
        return _("{first} 起").format(first=day(ask.first_day))
    if ask.first_day is None:
        return _("到 {last} 为止").format(last=day(ask.last_day))
    return _("{first} 至 {last}").format(first=day(ask.first_day), last=day(ask.last_day))


def finding(told: Document) -> str:
    """State what a plan comes to: requests served, schools reached."""
    served, asked = told["served_schools"], told["schools_asking"]
    text = ngettext(
        "{all} 项需求中 {served} 项已安排", "{all} 项需求中 {served} 项已安排", told["requests_all"]
    )
    first = text.format(all=number(told["requests_all"]), served=number(told["requests_served"]))
    if served == asked:
        rest = ngettext(
            "{n} 所申请学校全部至少到校一次", "{n} 所申请学校全部至少到校一次", asked
        ).format(n=number(asked))
    else:
        rest = ngettext(
            "{all} 所申请学校中 {n} 所至少到校一次", "{all} 所申请学校中 {n} 所至少到校一次", asked
        ).format(all=number(asked), n=number(served))
    return _("{first}，{rest}").format(first=first, rest=rest)


def figures(document: Document) -> list[KeyFigure]:
    """Return schools, requests, pupils, and the experts and days that serve them."""
    tours = document["tours"]
    experts = len({tour["expert"] for tour in tours})
    served, pupils = document["served_schools"], document["pupils_reached"]
    days = _("用 {days} 个专家到校日").format(days=number(len(tours)))
    return [
        KeyFigure(
            label=_("到访学校"),
            value=served,
            unit=of_schools(served),
            sub=_("{n} 所提出需求").format(n=number(document["schools_asking"])),
        ),
        KeyFigure(
            label=_("已安排需求"),
            value=document["requests_served"],
            unit=pgettext("unit", "项"),
            sub=_("共 {n} 项").format(n=number(document["requests_all"])),
        ),
        KeyFigure(label=_("受益学生"), value=pupils, unit=of_people(pupils), sub=_("按人次计")),
        KeyFigure(label=_("出行专家"), value=experts, unit=of_people(experts), sub=days),
    ]


def goal_rows(goals: Sequence[Document]) -> list[dict[str, object]]:
    """Return the goals in their order, each with value, bound and what is proven."""
    return [
        {
            "name": GOALS[goal["name"]],
            "value": number(goal["value"], 0),
            "bound": "—" if sign_of(goal["gap"]) == "unknown" else number(goal["bound"], 0),
            "sign": sign_of(goal["gap"]),
            "said": proven(goal["gap"]),
        }
        for goal in goals
        if goal["name"] in GOALS
    ]


def weighted_said(plan: Plan) -> str:
    """Say that the goal of pupils is a weighted number, how it is worked out, and the plain one."""
    shares = (number(share * 100, 1).removesuffix(".0") for share in visit_shares(plan))
    text = _(
        "“学生（加权）”不是人数：每场学生数乘需求权重，同一学校人数最多的一场起依次计 {shares}。"
        "不加权，共受益 {pupils} 人次，每到校一场计一次。"
    )
    return text.format(
        shares=_("、").join(f"{share}%" for share in shares),
        pupils=number(plan.document["pupils_reached"]),
    )


def said_all(sentences: Sequence[Mapping[str, Any]]) -> list[str]:
    """Say the sentences that a document holds."""
    return [spoken(Said.from_json(one)) for one in sentences]


def years_said(year: int, said: str) -> str:
    """Write a finding of a school year."""
    return _("{year} 学年：{said}").format(year=SchoolYear(year), said=said)


def source_of(draft: Scenario) -> Source:
    """Say from which frozen data and by which rules a page of a draft speaks."""
    return Source(
        where=draft.freeze.name,
        as_of=draft.freeze.made_at,
        rule_pack=pack_title(draft.pack),
        rule_status=load_caravan_pack(draft.pack).status.value,
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
