from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from manyuan.funding.balances import ZERO
from manyuan.funding.enums import AllocationState
from manyuan.funding.models import Allocation, Line
from manyuan.funding.queries.accounts import balances
from manyuan.rules.funding import load_funding_pack, with_funding_overrides

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Limit:
    """How much of a line a group may still move by itself, and what share of it in all."""

    left: Decimal
    share: Decimal

    @property
    def share_said(self) -> str:
        """The share as people read it."""
        return f"{(self.share * 100).normalize():f}%"


def transferable(line: Line) -> Limit:
    """Return what may still be moved out of a line without the bureau.

    The share is that of the rule pack, or what the last approved allocation of the pot set.
    """
    share = _share_of(line)
    found = balances([line.account])
    approved = found.approved.get(line.pk, ZERO)
    out = found.moved_out.get(line.pk, ZERO)
    most = (approved * share).quantize(CENT, ROUND_DOWN)
    return Limit(max(ZERO, most - out), share)


def _share_of(line: Line) -> Decimal:
    last = Allocation.objects.filter(pot=line.account.pot_id, state=AllocationState.APPROVED)
    values = last.order_by("-number").values_list("values", flat=True).first() or {}
    return with_funding_overrides(load_funding_pack(), values).value("transfers", "share")
