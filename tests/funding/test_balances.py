"""Whatever is done to the books in whatever order, no balance falls below zero and all adds up."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manyuan.funding.actions.lines import transfer
from manyuan.funding.actions.reversing import reverse_entry
from manyuan.funding.actions.spending import pay_voucher, release
from manyuan.funding.models import Commitment, LedgerEntry, Voucher
from manyuan.funding.queries.accounts import balances, reckoning
from manyuan.kernel.errors import NotPossible

steps = st.lists(
    st.tuples(
        st.sampled_from(["promise", "bill", "pay", "release", "move", "reverse"]),
        st.integers(1, 60),
        st.integers(0, 9),
    ),
    min_size=4,
    max_size=14,
)


def take(mint, lines, step, place):
    what, amount, which = step
    line = lines[which % 2]
    match what:
        case "promise":
            mint.promise(line, amount)
        case "bill" if Commitment.objects.exists():
            made = list(Commitment.objects.select_related("line__account__unit"))
            mint.bill(made[which % len(made)], amount, number=str(place))
        case "pay" if Voucher.objects.exists():
            made = list(Voucher.objects.select_related("commitment__line__account__unit"))
            pay_voucher(by=mint.officer, voucher=made[which % len(made)])
        case "release" if Commitment.objects.exists():
            made = list(Commitment.objects.select_related("line__account__unit"))
            release(by=mint.officer, commitment=made[which % len(made)])
        case "move":
            other, moved = lines[1 - which % 2], Decimal(amount)
            transfer(by=mint.officer, line=line, to_line=other, amount=moved, reason="调剂")
        case "reverse":
            found = list(LedgerEntry.objects.select_related("account__unit").order_by("-number"))
            reverse_entry(by=mint.officer, entry=found[which % len(found)], reason="录错")


@settings(
    deadline=None,
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps)
def test_no_order_of_steps_overspends(mint, taken):
    with transaction.atomic():
        lines = [mint.line(100), mint.line(60, use="teaching")]
        for place, step in enumerate(taken):
            try:
                with transaction.atomic():
                    take(mint, lines, step, place)
            except (NotPossible, ValidationError):
                continue
            found = balances([mint.account()])
            assert all(money.least >= 0 for money in found.lines.values())
            assert found.unbudgeted(mint.account().pk) >= 0
            assert reckoning(mint.account()).reconciles
        transaction.set_rollback(True)
