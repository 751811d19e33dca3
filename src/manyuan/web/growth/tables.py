"""The tables of growth: what was just worked out, and what is kept."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from manyuan.directory.enums import Stage
from manyuan.evaluation.bridge import FEWEST_PUPILS, SchoolGrowth, ValueAdded
from manyuan.evaluation.models import Outcome
from manyuan.kernel.school_year import SchoolYear
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.figures import number
from manyuan.web.ui.table import Table


@dataclass(frozen=True, slots=True)
class Shown:
    """One school as the officer checks it before anything is kept."""

    school: str
    n: int
    value: float | None
    interval: str
    reliability: float | None
    note: str


def worked_out(found: ValueAdded, names: Mapping[str, str]) -> list[Shown]:
    """Return what each school added, and of whom nothing is told; ``names`` by known code."""
    return [
        Shown(
            school=names.get(one.school, one.school),
            n=one.n,
            value=one.value,
            interval=_interval(one),
            reliability=one.shrinkage,
            note=why_untold(one, known=names),
        )
        for one in found.schools
    ]


def _interval(one: SchoolGrowth) -> str:
    if one.low is None:
        return "—"
    return _("{low} 至 {high}").format(low=number(one.low, 2), high=number(one.high, 2))


def why_untold(one: SchoolGrowth, *, known: Collection[str]) -> str:
    """Say why a result is not told or not kept; nothing where it is."""
    if one.school not in known:
        return _("名录里没有这个代码，不保存")
    return {
        "few_pupils": _("不足 {fewest} 人，不公布").format(fewest=FEWEST_PUPILS),
        "no_difference": _("学校之间分不出差别"),
    }.get(one.unknown, "")


def kept_table(outcomes: Iterable[Outcome]) -> Table:
    """Return the results of schools that are kept."""
    rows = [
        {
            "school": outcome.school.name,
            "stage": outcome.stage,
            "year": outcome.year,
            "years": str(SchoolYear(outcome.year)),
            "n": outcome.n,
            "value": outcome.value,
        }
        for outcome in outcomes
    ]
    return Table(
        id="growth-kept",
        title=_("已保存的增值"),
        columns=[
            Column(key="school", label=_("校名")),
            Column(key="stage", label=_("学段"), labels=dict(Stage.choices)),
            Column(key="years", label=_("学年"), sort_key="year"),
            Column(key="value", label=_("增值"), kind="number", decimals=2),
            Column(key="n", label=_("学生"), kind="number"),
        ],
        rows=rows,
        filters=[Filter(key="stage", label=_("学段")), Filter(key="years", label=_("学年"))],
        search_keys=["school"],
    )
