"""The balance before and after a plan, where the teachers work and where they are counted."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from manyuan.plans.queries.plans import PlanSummary
from manyuan.web.ui.figures import number, percent


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One measure of the balance: as reported, as planned, and as it will be reported."""

    name: str
    before: str
    after: str
    better: bool
    home: str


def balance_rows(summary: PlanSummary) -> list[BalanceRow]:
    """Return the four measures of the indicators A1 to A3."""
    home = summary.document["balance_after"]["home"]

    def row(name: str, key: str, write: Callable[[object], str]) -> BalanceRow:
        before, after = summary.before[key], summary.after[key]
        return BalanceRow(name, write(before), write(after), after < before, write(home[key]))

    return [
        row(_("均衡缺额"), "equalising_shortfall", lambda value: number(value, 2)),
        row(_("最大的缺额"), "largest", percent),
        row(_("最弱的十分之一平均缺"), "weakest_tenth", percent),
        row(_("缺的教师（人）"), "total", number),
    ]
