"""The columns of money that the tables of the funding share."""

from typing import Any

from django.utils.translation import gettext as _

from manyuan.funding.balances import Money
from manyuan.web.ui.columns import Column


def money_columns() -> list[Column]:
    """Return what was budgeted, promised, handed in, paid, and what is left."""
    names = {
        "budget": _("预算"),
        "encumbered": _("占用"),
        "vouchered": _("报账"),
        "paid": _("已支付"),
        "balance": _("预算余额"),
    }
    return [amount_column(key, label) for key, label in names.items()]


def amount_column(key: str, label: str, **rest: Any) -> Column:
    """Return a column of yuan."""
    return Column(key=key, label=label, kind="number", decimals=2, unit=_("元"), **rest)


def money_row(money: Money) -> dict[str, object]:
    """Return the cells of those columns."""
    return {
        name: getattr(money, name)
        for name in ("budget", "encumbered", "vouchered", "paid", "balance")
    }
