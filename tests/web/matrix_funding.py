"""What the addresses of the money answer to every seat.

The group office is that of G1, which got money of P1; the principal is that of S2, a member of G1
that was awarded money of P2. Nobody but the bureau and its auditors knows of P3 and P4.
"""

from manyuan.kernel.clock import today
from web.matrix_words import (
    BAD_METHOD,
    DAY,
    IN,
    NO,
    NONE,
    OFFICER,
    OK,
    Address,
    bureau,
    data,
    officers,
    signed_in,
)

SPENDERS = ("officer", "group_office")
LIST = (IN, OK, OK, OK, NO, OK, OK)
SEEN = (IN, OK, OK, OK, NO, OK, NONE)
POT = {
    "name": "新专项",
    "kind": "groups",
    "calendar": "budget",
    "year": str(today().year),
    "source": "区财政",
    "amount": "1000000",
}
REASON = "登记有误"
AWARD = {
    "rows-TOTAL_FORMS": "1",
    "rows-INITIAL_FORMS": "0",
    "rows-0-school": "S4",
    "rows-0-amount": "5000",
    "rows-0-reason": "提质",
}


def one(name):
    return lambda world: [getattr(world, name)]


def several(name):
    return lambda world: list(getattr(world, name))


def run(args, **fields):
    """A page with a form of the bureau's."""
    return Address(
        args,
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(**fields),
        acts=OFFICER,
    )


def spent(args, **fields):
    """A page with a form of those who spend the money of G1."""
    return Address(
        args,
        get=(IN, OK, OK, NO, NO, NO, NONE),
        post=(IN, IN, IN, NO, NO, NO, NONE),
        data=data(**fields),
        acts=SPENDERS,
    )


def posted(args):
    return Address(args, get=signed_in(BAD_METHOD), post=officers(IN, NONE), acts=OFFICER)


TABLE: dict[str, Address] = {
    "funding": Address(get=LIST),
    "ledger": Address(get=LIST),
    "funding-costs": Address(get=LIST),
    "pots": Address(get=bureau(OK)),
    "pot-new": Address(
        get=officers(OK),
        post=officers(IN),
        data=data(code="N1", **POT),
        acts=("officer", "hill"),
    ),
    "pot": Address(one("fund_pot"), get=SEEN),
    "pot-edit": run(one("fund_pot"), **POT),
    "pot-close": run(one("spare_pot")),
    "pot-reopen": run(one("closed_pot"), reason=REASON),
    "final-account": Address(one("fund_pot"), get=SEEN),
    "pot-allocate": run(one("spare_pot"), amount="5000"),
    "pot-award": run(lambda _world: ["P2"], **AWARD),
    "allocation": Address(several("fund_draft"), get=bureau(OK, NONE)),
    "allocation-approve": run(several("fund_draft"), document=""),
    "allocation-discard": run(several("fund_draft")),
    "allocation-recall": run(lambda _world: ["P2", 1], reason=REASON),
    "share-why": Address(lambda world: [*world.fund_given, "G1"], get=SEEN),
    "account": Address(several("fund_account"), get=SEEN),
    "budget-line-new": spent(
        several("fund_account"), use="staff", purpose="骨干研修", amount="100", school="S2"
    ),
    "budget-line": Address(one("fund_line"), get=SEEN),
    "budget-line-approve": posted(one("fund_asked")),
    "budget-line-refuse": run(one("fund_asked"), reason=REASON),
    "budget-line-withdraw": spent(one("fund_asked")),
    "budget-line-transfer": spent(one("fund_line"), to_line="L000002", amount="10", reason=REASON),
    "budget-line-encumber": spent(one("fund_line"), title="讲座", amount="10"),
    "commitment": Address(one("fund_promise"), get=SEEN),
    "commitment-release": spent(one("fund_promise")),
    "voucher-new": spent(
        one("fund_promise"), number="2026-002", on=DAY, payee="海洋大学", amount="10"
    ),
    "voucher-pay": posted(one("fund_voucher")),
    "entry-reverse": spent(one("fund_entry"), reason=REASON),
}
