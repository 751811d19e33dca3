"""The demo's money: a pot of 3,000,000 yuan given to its groups, one of which spends some."""

from decimal import Decimal

from manyuan.cli.language import gettext as _
from manyuan.directory.models import Group
from manyuan.engagements.models import Flow
from manyuan.funding.actions.allocating import approve_allocation, draft_allocation
from manyuan.funding.actions.lines import LineFacts, approve_line, propose_line
from manyuan.funding.actions.pots import PotFacts, open_pot
from manyuan.funding.actions.spending import (
    CommitmentFacts,
    VoucherFacts,
    encumber,
    pay_voucher,
    register_voucher,
)
from manyuan.funding.enums import PermittedUse, PotKind
from manyuan.funding.models import Account, Commitment, Line, Voucher
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat

POT = Decimal(3_000_000)


def load_funding(by: Seat, *, group: Group) -> None:
    """Give out a pot, approve lines of a group, leave one and a voucher waiting for the officer."""
    year = today().year
    facts = PotFacts(
        name=_("集团化办学专项资金"),
        kind=PotKind.GROUPS,
        year=year,
        source=_("区财政"),
        amount=POT,
    )
    pot = open_pot(by=by, code=f"ZX{year}", facts=facts)
    drawn = draft_allocation(by=by, pot=pot, amount=POT, values={}, grades={})
    approve_allocation(by=by, allocation=drawn, document="")
    account = Account.objects.select_related("pot", "unit").get(pot=pot, unit=group.unit)
    line = _line(by, account, _facts(PermittedUse.STAFF, _("骨干教师研修"), 60_000))
    _line(by, account, _facts(PermittedUse.CURRICULUM, _("共享课程开发"), 45_000))
    _line(by, account, _facts(PermittedUse.QUALITY, _("联合质量监测"), 20_000))
    asked = _facts(PermittedUse.FEATURES, _("校园文化特色展示"), 15_000)
    propose_line(by=by, account=account, facts=asked)
    _spend(by, line, group)


def _spend(by: Seat, line: Line, group: Group) -> None:
    """Pay for a flow of the group, and let the next voucher wait."""
    flow = Flow.objects.filter(group=group).exclude(people=None).order_by("code").first()
    talk = CommitmentFacts(title=_("专家讲座"), amount=Decimal(8_000), flow=flow)
    made = encumber(by=by, line=line, facts=talk)
    pay_voucher(by=by, voucher=_bill(by, made, "001", "4500.00"))
    _bill(by, made, "002", "1800.50")


def _bill(by: Seat, made: Commitment, number: str, amount: str) -> Voucher:
    facts = VoucherFacts(
        number=f"{today().year}-{number}",
        on=today(),
        payee=_("师范大学"),
        amount=Decimal(amount),
    )
    return register_voucher(by=by, commitment=made, facts=facts)


def _line(by: Seat, account: Account, facts: LineFacts) -> Line:
    return approve_line(by=by, line=propose_line(by=by, account=account, facts=facts))


def _facts(use: PermittedUse, purpose: str, amount: int) -> LineFacts:
    return LineFacts(use=use, purpose=purpose, amount=Decimal(amount))
