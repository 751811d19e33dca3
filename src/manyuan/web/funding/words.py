"""How the pages of the funding speak: amounts, states, rules, sources."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.funding.enums import AllocationState, LineState, VoucherState
from manyuan.kernel.clock import today
from manyuan.rules.funding import load_funding_pack
from manyuan.web.scenarios.words import in_reader_language
from manyuan.web.ui.figures import number, percent
from manyuan.web.ui.parts import KeyFigure, Source, VerdictWord

PARTS = {
    "base": gettext_lazy("基础"),
    "members": gettext_lazy("成员校"),
    "pupils": gettext_lazy("学生数"),
    "need": gettext_lazy("需求"),
    "performance": gettext_lazy("绩效"),
    "flows": gettext_lazy("流动费用"),
}
LINE_SIGNS: dict[str, VerdictWord] = {
    LineState.PROPOSED: "near",
    LineState.APPROVED: "met",
    LineState.REFUSED: "missed",
    LineState.WITHDRAWN: "unknown",
}
ALLOCATION_SIGNS: dict[str, VerdictWord] = {
    AllocationState.DRAFT: "near",
    AllocationState.APPROVED: "met",
    AllocationState.WITHDRAWN: "unknown",
}
VOUCHER_SIGNS: dict[str, VerdictWord] = {
    VoucherState.REGISTERED: "near",
    VoucherState.PAID: "met",
    VoucherState.VOID: "unknown",
}


def yuan(amount: Decimal) -> str:
    """Write an amount of money to the cent."""
    return number(amount, 2)


def share_of(part: Decimal, whole: Decimal) -> str:
    """Write a part of a whole as a percentage; of nothing it is not known."""
    return percent(part / whole if whole else None)


def figure(label: str, amount: Decimal, sub: str = "", url: str = "") -> KeyFigure:
    """Return a key figure of money."""
    return KeyFigure(label=label, value=amount, unit=_("元"), decimals=2, sub=sub, url=url)


def books() -> Source:
    """Say that the figures are sums of the ledger."""
    return Source(where=_("经费台账逐笔相加"), as_of=today())


def formula_source(as_of: object = None) -> Source:
    """Say that the figures rest on the formula, whose numbers are proposed."""
    pack = load_funding_pack()
    return Source(
        where=_("集团登记、办学条件、优质均衡监测和资源流动"),
        as_of=as_of or today(),  # type: ignore[arg-type]
        rule_pack=in_reader_language(pack.heading, "title"),
        rule_status="proposed",
    )
