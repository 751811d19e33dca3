"""One sentence that says what can and what cannot be concluded."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from manyuan.evaluation.bridge import Effect, ImpactReport
from manyuan.evaluation.queries.impact import ImpactView
from manyuan.evaluation.queries.outcomes import Series
from manyuan.web.errors import sentence
from manyuan.web.evaluation.outcome_words import is_share, series_name

DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Writer:
    """How changes of one measure are written: with their sign, shares in percentage points."""

    scale: int
    unit: str

    def scaled(self, value: float | None) -> float | None:
        """Return a change in the unit in which it is shown."""
        return None if value is None else value * self.scale

    def change(self, value: float | None) -> str:
        """Write a change without its unit."""
        return "—" if value is None else f"{value * self.scale:+,.{DECIMALS}f}".replace("-", "−")

    def band(self, effect: Effect) -> str:
        """Write the 95 % interval of an effect."""
        if effect.low is None:
            return "—"
        return _("{low} 至 {high}").format(
            low=self.change(effect.low), high=self.change(effect.high)
        )


def writer_of(series: Series) -> Writer:
    """Return how changes of a series are written."""
    return Writer(100, _("个百分点")) if is_share(series.measure) else Writer(1, "")


def headline(view: ImpactView) -> str:
    """Say what joining changed, or why nothing can be said."""
    series = view.asked.series
    name = series_name(series.stage, series.measure)
    if view.report is None:
        why = sentence(view.refusal) if view.refusal else ""
        return _("{outcome}：还不能估计加入集团的成效。{why}").format(outcome=name, why=why)
    effect, writer = view.report.overall, writer_of(series)
    change = f"{writer.change(effect.estimate)} {writer.unit}".strip()
    return _concluded(view.report).format(outcome=name, change=change, band=writer.band(effect))


def _concluded(report: ImpactReport) -> str:
    warning = report.pretrend.warning
    if report.overall.se is None:
        return _("{outcome}：加入集团后平均变化 {change}；学校太少，误差无法估计，不能下结论")
    if warning is not None and warning.code == "pretrend":
        return _(
            "{outcome}：加入集团后平均变化 {change}（{band}），"
            "但加入之前两方走势已不相同，不能说是加入带来的"
        )
    if not report.overall.is_clear:
        return _(
            "{outcome}：看不出加入集团带来变化，平均 {change}（{band}）；"
            "可能没有变化，也可能学校太少、看不出来"
        )
    if warning is not None:
        return _(
            "{outcome}：加入集团后平均变化 {change}（{band}）；"
            "原先走势是否相同无从检验，不能断定是加入带来的"
        )
    return _(
        "{outcome}：加入集团后平均变化 {change}（{band}）；"
        "只有当各校不加入时走势本来相同，才能说是加入带来的"
    )
