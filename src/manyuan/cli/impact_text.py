from collections.abc import Iterator, Sequence

from manyuan.cli.language import gettext as _
from manyuan.cli.language import gettext_noop
from manyuan.cli.plan_text import listed
from manyuan.cli.text_table import table
from manyuan.measures.impact import Effect, ImpactReport

CONTROLS = {
    "never": gettext_noop("从未加入的单位"),
    "notyet": gettext_noop("从未加入和尚未加入的单位"),
}


def impact_text(report: ImpactReport, outcome: str) -> str:
    """Write a report for the terminal: the finding, what to be wary of, the estimates."""
    return "\n".join(_lines(report, outcome))


def _lines(report: ImpactReport, outcome: str) -> Iterator[str]:
    yield _finding(report, outcome)
    yield _compared(report)
    if report.warnings:
        yield _("请留意：")
        yield from listed(report.warnings)
    yield ""
    yield _table(_("距加入的期数"), [(f"{e.event:+d}", e.effect) for e in report.dynamic])
    yield ""
    yield _table(
        _("加入时间与时期"), [(f"{cell.cohort} · {cell.time}", cell.effect) for cell in report.att]
    )
    yield ""
    yield _table(_("加入时间"), [(str(group.cohort), group.effect) for group in report.groups])


def _finding(report: ImpactReport, outcome: str) -> str:
    effect = report.overall
    if effect.se is None:
        text = _("加入后“{outcome}”平均变化 {estimate}，误差无法估计")
    elif report.pretrend.warning is not None:
        text = _("加入后“{outcome}”平均变化 {estimate}（{low} 至 {high}），但不能断定由加入引起")
    elif effect.is_clear:
        text = _("加入后“{outcome}”平均变化 {estimate}（{low} 至 {high}）")
    else:
        text = _("加入后“{outcome}”平均变化 {estimate}（{low} 至 {high}），与没有变化分不开")
    return text.format(
        outcome=outcome,
        estimate=_number(effect.estimate),
        low=_number(effect.low),
        high=_number(effect.high),
    )


def _compared(report: ImpactReport) -> str:
    said = _(
        "{units} 个单位，{joined} 个加入，{times} 期；对照为{control}；"
        "区间为 95 %，各表内同时成立。"
    )
    return said.format(
        units=report.units,
        joined=report.joined,
        times=len(report.times),
        control=_(CONTROLS[report.control]),
    )


def _table(head: str, rows: Sequence[tuple[str, Effect]]) -> str:
    heads = [head, _("变化"), _("标准误"), _("区间")]
    return table(heads, [[name, *_cells(effect)] for name, effect in rows])


def _cells(effect: Effect) -> list[str]:
    if effect.se is None:
        return [_number(effect.estimate), "—", "—"]
    band = _("{low} 至 {high}").format(low=_number(effect.low), high=_number(effect.high))
    return [_number(effect.estimate), f"{effect.se:.4f}", band]


def _number(value: float | None) -> str:
    return "—" if value is None else f"{value:+.4f}"
