"""The four figures of a result: the two national ratios, the shortfall, the missing teachers."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.plans.queries.plans import PlanSummary
from manyuan.rules.exchange import ExchangePack
from manyuan.web.ui.figures import number, percent
from manyuan.web.ui.parts import KeyFigure, VerdictWord

# The two ratios that the whole country knows; a local pack may have others, shown in the table.
NATIONAL = ("ratios.exchange_rate", "ratios.backbone_share")


def figures_of(summary: PlanSummary, pack: ExchangePack) -> list[KeyFigure]:
    """Return at most four figures, each before and after or against its line."""
    before, after = summary.before, summary.after
    return [
        *_ratios(summary, pack),
        KeyFigure(
            label=_("均衡缺额"),
            value=number(after["equalising_shortfall"], 2),
            sub=_("方案前 {value}").format(value=number(before["equalising_shortfall"], 2)),
            url="#balance",
        ),
        KeyFigure(
            label=_("还缺的教师"),
            value=after["total"],
            unit=_("人"),
            sub=_("方案前 {value}").format(value=number(before["total"])),
            url=reverse("plan-gaps", args=[summary.plan.pk]),
        ),
    ]


def _ratios(summary: PlanSummary, pack: ExchangePack) -> Iterator[KeyFigure]:
    reached = {rule["rule"]: rule for rule in summary.policy["rules"]}
    shown = {
        "ratios.exchange_rate": (_("交流比例"), summary.policy["rate"]),
        "ratios.backbone_share": (_("骨干占比"), summary.policy["backbone_share"]),
    }
    for code in NATIONAL:
        label, value = shown[code]
        rule = reached.get(code)
        line = _line(pack, code) if rule else ""
        yield KeyFigure(
            label=label,
            value=percent(value),
            sub=line,
            verdict=_verdict(rule) if rule and value is not None else None,
            url="#policy",
        )


def _line(pack: ExchangePack, code: str) -> str:
    share = next(ratio.share.value for ratio in pack.ratios if ratio.code == code)
    return _("须达到 {line}").format(line=percent(share))


def _verdict(rule: Mapping[str, Any]) -> VerdictWord:
    return "met" if rule["met"] else "missed"
