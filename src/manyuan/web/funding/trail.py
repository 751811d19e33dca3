"""The way to a page of the funding, and the pages beside each other."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.funding.models import Account, Allocation, Commitment, Line, Pot
from manyuan.funding.permissions import may_see_all_funding
from manyuan.seats.models import Seat
from manyuan.web.ui.parts import Crumb, Tab


def funding_tabs(seat: Seat, current: str) -> list[Tab]:
    """Return the pages of the money beside each other."""
    pages = [("funding", _("经费账户")), ("ledger", _("台账")), ("funding-costs", _("流动成本"))]
    if may_see_all_funding(seat):
        pages.insert(1, ("pots", _("专项资金")))
    return [Tab(label=label, url=reverse(name), current=name == current) for name, label in pages]


def page_of_pot(pot: Pot) -> str:
    """Return the address of a pot."""
    return reverse("pot", args=[pot.code])


def page_of_account(account: Account) -> str:
    """Return the address of an account."""
    return reverse("account", args=[account.pot.code, account.unit.code])


def page_of_line(line: Line) -> str:
    """Return the address of a budget line."""
    return reverse("budget-line", args=[line.code])


def page_of_commitment(commitment: Commitment) -> str:
    """Return the address of a commitment."""
    return reverse("commitment", args=[commitment.code])


def page_of_allocation(allocation: Allocation) -> str:
    """Return the address of an allocation."""
    return reverse("allocation", args=[allocation.pot.code, allocation.number])


def to_funding(*more: Crumb) -> list[Crumb]:
    """Return the way through the accounts."""
    return [Crumb(_("经费"), reverse("funding")), *more]


def to_pot(pot: Pot, *more: Crumb) -> list[Crumb]:
    """Return the way through a pot, which is the end when nothing follows."""
    pots = Crumb(_("专项资金"), reverse("pots"))
    return to_funding(pots, Crumb(str(pot), page_of_pot(pot) if more else ""), *more)


def to_allocation(allocation: Allocation, *more: Crumb) -> list[Crumb]:
    """Return the way through an allocation."""
    said = _("第 {n} 次分配").format(n=allocation.number)
    own = Crumb(said, page_of_allocation(allocation) if more else "")
    return to_pot(allocation.pot, own, *more)


def to_account(account: Account, *more: Crumb) -> list[Crumb]:
    """Return the way through an account."""
    return to_funding(Crumb(str(account), page_of_account(account) if more else ""), *more)


def to_line(line: Line, *more: Crumb) -> list[Crumb]:
    """Return the way through a budget line."""
    own = Crumb(line.purpose, page_of_line(line) if more else "")
    return to_account(line.account, own, *more)


def to_commitment(commitment: Commitment, *more: Crumb) -> list[Crumb]:
    """Return the way through a commitment."""
    own = Crumb(commitment.title, page_of_commitment(commitment) if more else "")
    return to_line(commitment.line, own, *more)
