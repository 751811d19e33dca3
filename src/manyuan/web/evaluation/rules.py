"""The rule packs: every number a verdict rests on, its source and how well that is known."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.rules.balance import BalancePack, load_balance_pack
from manyuan.rules.groups import GroupPack, load_group_pack
from manyuan.rules.pack import Rule
from manyuan.rules.recognition import RecognitionPack, load_recognition_pack
from manyuan.rules.status import Status
from manyuan.web.evaluation.asked import crumbs_to
from manyuan.web.evaluation.words import spoken, stage_name
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import KeyFigure
from manyuan.web.ui.table import Table

Row = dict[str, Any]


@require_safe
def rule_pack(request: SeatRequest) -> HttpResponseBase:
    """Show the rules by which balance, the size of groups and surveys are judged."""
    balance, groups = load_balance_pack(), load_group_pack()
    recognition = load_recognition_pack()
    rows = [*_balance_rows(balance), *_group_rows(groups), *_recognition_rows(recognition)]
    table = _table(rows)
    if reply := table.reply(request):
        return reply
    context = {
        "headline": _headline(rows),
        "figures": _figures(rows),
        "packs": [balance, groups, recognition],
        "balance": spoken(balance.heading, "title"),
        "groups": spoken(groups.heading, "title"),
        "crumbs": crumbs_to(_("规则")),
        "table": table.for_request(request),
    }
    return render(request, "evaluation/rules.html", context)


def _headline(rows: list[Row]) -> str:
    open_ = sum(row["status"] != Status.VERIFIED for row in rows)
    return ngettext(
        "{all} 条规则中 {n} 条尚未核实原文，依据它们的结论都带标记",
        "{all} 条规则中 {n} 条尚未核实原文，依据它们的结论都带标记",
        open_,
    ).format(all=len(rows), n=open_)


def _figures(rows: list[Row]) -> list[KeyFigure]:
    explained = {
        Status.VERIFIED: (_("已核实"), _("读过规定原文")),
        Status.RECALLED: (_("待核实"), _("出自转述或通行理解，未见原文")),
        Status.PROPOSED: (_("建议值"), _("本产品的默认值，没有文件依据")),
    }
    return [
        KeyFigure(label=label, value=sum(r["status"] == status for r in rows), sub=sub)
        for status, (label, sub) in explained.items()
    ]


def _balance_rows(pack: BalancePack) -> Iterator[Row]:
    units = {f"indicators.{rule.code}": spoken(rule, "unit") for rule in pack.indicators}
    for rule in pack.rules:
        unit = units.get(rule.code.rpartition(".")[0], "")
        yield _row(pack, rule, unit if _is_number(rule.value) else "")


def _group_rows(pack: GroupPack) -> Iterator[Row]:
    yield _row(pack, pack.most_campuses, _("所"))
    yield _row(pack, pack.most_pupils, _("人"))


def _recognition_rows(pack: RecognitionPack) -> Iterator[Row]:
    yield _row(pack, pack.least_share, "")
    yield _row(pack, pack.satisfied_from, _("分"))
    yield _row(pack, pack.least_answers, _("份"))


def _row(pack: BalancePack | GroupPack | RecognitionPack, rule: Rule[Any], unit: str) -> Row:
    value, indicator = _value(rule), _indicator(rule.code)
    return {
        "pack": pack.id,
        "code": rule.code,
        "title": f"{indicator} {spoken(rule, 'title')}".strip(),
        "measure": f"{value} {unit}".strip(),
        "value": value,
        "unit": unit,
        "source": _("本产品的默认值") if rule.status == Status.PROPOSED else rule.source,
        "status": rule.status.value,
        "note": spoken(rule, "note"),
    }


def _indicator(code: str) -> str:
    section, _dot, rest = code.partition(".")
    return rest[:2] if section in {"indicators", "relaxations"} else ""


def _is_number(value: object) -> bool:
    return number(value) != str(value) or str(value).replace(".", "").isdigit()


def _value(rule: Rule[Any]) -> str:
    if hasattr(rule.value, "items"):
        return " : ".join(f"{stage_name(s)} {number(w)}" for s, w in rule.value.items())
    return number(rule.value) if _is_number(rule.value) else ""


def _table(rows: list[Row]) -> Table:
    statuses = {"verified": _("已核实"), "recalled": _("待核实"), "proposed": _("建议值")}
    packs = {
        pack.id: spoken(pack.heading, "title")
        for pack in (load_balance_pack(), load_group_pack(), load_recognition_pack())
    }
    return Table(
        id="rules",
        title=_("规则"),
        columns=[
            Column(key="title", label=_("规定")),
            Column(key="measure", label=_("数值"), sortable=False),
            Column(key="status", label=_("核实情况"), labels=statuses),
            Column(key="source", label=_("出处")),
            Column(key="note", label=_("说明"), sortable=False),
        ],
        rows=rows,
        filters=[
            Filter(key="pack", label=_("规则包"), choices=list(packs.items())),
            Filter(key="status", label=_("核实情况"), choices=list(statuses.items())),
        ],
        search_keys=("title", "source", "code"),
    )
