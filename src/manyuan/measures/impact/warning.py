"""What a reader must know before believing an estimate, in plain sentences."""

from collections.abc import Iterator, Sequence

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Said
from manyuan.measures.impact.group_time import FEW, GroupTimes
from manyuan.measures.impact.panel import NEVER, Panel
from manyuan.measures.impact.report import EventEffect, Pretrend

DOUBTFUL = 0.05
MOST_NAMED = 5

FEW_UNITS = _("有几批加入的单位不足 {few} 个（{cohorts}），估计不稳，真实的误差比区间所示更大。")
FEW_CONTROLS = _("从未加入的单位只有 {units} 个，对照太少，真实的误差比区间所示更大。")
INCOMPLETE = _(
    "有 {units} 个单位不是每期都有结果，未纳入（{names}）；样本构成有变，结论只对其余单位成立。"
)
FROM_START = _("有 {units} 个单位在第一期或更早已加入，没有加入前的数据，未纳入（{names}）。")
WITHOUT_COMPARISON = _(
    "加入时间为 {cohort} 的单位在 {times} 没有尚未加入的单位可作对照，这些时期没有估计。"
)
ANTICIPATION = _(
    "加入前一期的变化已与对照不同（{estimate}），可能在加入之前就有了准备，效果会被低估或高估。"
)
PRETREND = _("加入之前两方的走势已不相同（p = {p}），加入之后的差别不能全归于加入。")
UNTESTED = _(
    "加入之前的时期或单位不够，无法检验两方原先的走势是否相同；差别是否由加入引起，没有依据可查。"
)


def pretrend_of(p: float | None) -> Pretrend:
    """Return the test before joining with what is to be said about it."""
    if p is None:
        return Pretrend(p=None, warning=Said("untested", UNTESTED))
    if p < DOUBTFUL:
        return Pretrend(p=p, warning=Said("pretrend", PRETREND, {"p": f"{p:.3f}"}))
    return Pretrend(p=p, warning=None)


def warnings_of(
    panel: Panel, found: GroupTimes, *, dynamic: Sequence[EventEffect], pretrend: Pretrend
) -> tuple[Said, ...]:
    """Return all that is to be said, the gravest first."""
    return (
        *((pretrend.warning,) if pretrend.warning else ()),
        *_anticipation(dynamic),
        *_composition(panel),
        *_without_comparison(found),
        *_few(panel),
    )


def _anticipation(dynamic: Sequence[EventEffect]) -> Iterator[Said]:
    for each in dynamic:
        if each.event == -1 and each.effect.is_clear:
            yield Said("anticipation", ANTICIPATION, {"estimate": f"{each.effect.estimate:+.4g}"})


def _composition(panel: Panel) -> Iterator[Said]:
    for code, sentence, units in (
        ("changed_composition", INCOMPLETE, panel.incomplete),
        ("joined_from_start", FROM_START, panel.from_start),
    ):
        if units:
            yield Said(code, sentence, {"units": len(units), "names": _names(units)})


def _names(units: Sequence[str]) -> str:
    more = "…" if len(units) > MOST_NAMED else ""
    return ", ".join(units[:MOST_NAMED]) + more


def _without_comparison(found: GroupTimes) -> Iterator[Said]:
    for cohort in sorted({cohort for cohort, _time in found.without_comparison}):
        times = [time for each, time in found.without_comparison if each == cohort]
        named = ", ".join(map(str, times))
        yield Said("no_comparison", WITHOUT_COMPARISON, {"cohort": cohort, "times": named})


def _few(panel: Panel) -> Iterator[Said]:
    sizes = {cohort: int((panel.cohorts == cohort).sum()) for cohort in panel.joined}
    small = ", ".join(f"{cohort}: {units}" for cohort, units in sizes.items() if units < FEW)
    if small:
        yield Said("few_units", FEW_UNITS, {"few": FEW, "cohorts": small})
    never = int((panel.cohorts == NEVER).sum())
    if never < FEW:
        yield Said("few_controls", FEW_CONTROLS, {"units": never})
