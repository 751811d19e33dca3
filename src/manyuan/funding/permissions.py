from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from manyuan.directory.lasting import lasts_on
from manyuan.directory.models import Membership
from manyuan.directory.visibility import schools_of
from manyuan.funding.models import Account, LedgerEntry
from manyuan.kernel.clock import today
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau


def may_see_funding(seat: Seat) -> Answer:
    """Who answers for money sees it: the bureau, its auditors, groups' offices and principals."""
    if works_for_bureau(seat) or seat.is_any_of(Role.AUDITOR, Role.GROUP_OFFICE, Role.PRINCIPAL):
        return YES
    return no(_("经费页面对教育局、督导审计、集团办公室和校长开放。"))


def may_see_all_funding(seat: Seat) -> Answer:
    """How a pot is divided among all groups is for the bureau and its auditors."""
    if works_for_bureau(seat) or seat.is_any_of(Role.AUDITOR):
        return YES
    return no(_("全区的资金和分配只对教育局和督导审计开放；本单位的经费在“经费账户”里。"))


def may_run_pots(seat: Seat) -> Answer:
    """Pots, their division, the approval of budgets and payments are the bureau's."""
    if works_for_bureau(seat):
        return YES
    return no(_("专项资金的登记、分配、审批和支付由教育局办理。"))


def visible_accounts(seat: Seat) -> "QuerySet[Account]":
    """Return the accounts that the seat may see.

    A group office sees its group's and its members', a principal the own school's and those of
    the groups to which the school belongs today.
    """
    found = Account.objects.filter(bureau_id=seat.bureau_id)
    if may_see_all_funding(seat):
        return found
    if not may_see_funding(seat):
        return found.none()
    own = schools_of(seat.unit)
    if seat.is_any_of(Role.GROUP_OFFICE):
        return found.filter(unit__in=[*own, seat.unit_id])
    groups = Membership.objects.filter(
        lasts_on(today(), first="joined_on", last="left_on"), school__in=own
    )
    return found.filter(Q(unit__in=own) | Q(unit__in=groups.order_by().values("group")))


def may_spend(seat: Seat, account: Account) -> Answer:
    """The office of a group spends what the group got, a principal what the school was awarded."""
    if works_for_bureau(seat):
        return YES
    if seat.is_any_of(Role.GROUP_OFFICE, Role.PRINCIPAL) and seat.unit_id == account.unit_id:
        return YES
    return no(_("这笔经费由{unit}和教育局办理，其他席位只能查看。").format(unit=account.unit))


def may_reverse(seat: Seat, entry: LedgerEntry) -> Answer:
    """Who spends also reverses what was not yet paid; approvals and payments the bureau alone."""
    if works_for_bureau(seat):
        return YES
    if entry.kind in OWN_STEPS:
        return may_spend(seat, entry.account)
    return no(_("审批和支付由教育局冲销。"))


OWN_STEPS = frozenset({"encumbered", "released", "vouchered"})
