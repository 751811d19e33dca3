"""What a flow and a pupil reached cost: money that was paid for flows, from the ledger."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from manyuan.engagements.models import Flow
from manyuan.funding.balances import ZERO
from manyuan.funding.enums import EntryKind
from manyuan.funding.models import LedgerEntry, Pot
from manyuan.funding.permissions import visible_accounts
from manyuan.seats.models import Seat

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowCost:
    """What was paid for flows of one kind.

    ``people`` are those reached by flows of which that is known, ``paid_reached`` what was paid
    for these alone; ``people_unknown`` counts the others. ``recorded`` is the cost that the flows
    themselves say, ``recorded_unknown`` counts those that say none.
    """

    kind: str
    flows: int
    paid: Decimal
    people: int
    paid_reached: Decimal
    people_unknown: int
    recorded: Decimal
    recorded_unknown: int

    @property
    def per_flow(self) -> Decimal | None:
        """Yuan for each flow for which anything was paid."""
        return _divided(self.paid, self.flows)

    @property
    def per_person(self) -> Decimal | None:
        """Yuan for each person reached, over flows of which the people are known."""
        return _divided(self.paid_reached, self.people)


def costs_of_flows(seat: Seat, *, pot: Pot | None = None) -> list[FlowCost]:
    """Return what was paid for flows by kind, as far as the seat may see the money."""
    found = LedgerEntry.objects.filter(
        account__in=visible_accounts(seat),
        kind=EntryKind.PAID,
        commitment__flow__isnull=False,
    )
    found = found if pot is None else found.filter(account__pot=pot)
    paid: dict[int, Decimal] = {}
    for flow, amount in found.order_by().values_list("commitment__flow", "amount"):
        paid[flow] = paid.get(flow, ZERO) + amount
    known = {flow: amount for flow, amount in paid.items() if amount}
    kinds: dict[str, list[Flow]] = {}
    for one in Flow.objects.filter(pk__in=list(known)).order_by("kind", "code"):
        kinds.setdefault(one.kind, []).append(one)
    return [_cost(kind, flows, known) for kind, flows in kinds.items()]


def _cost(kind: str, flows: Sequence[Flow], paid: dict[int, Decimal]) -> FlowCost:
    reached = [flow for flow in flows if flow.people]
    said = [flow.cost for flow in flows if flow.cost is not None]
    return FlowCost(
        kind=kind,
        flows=len(flows),
        paid=_sum(paid[flow.pk] for flow in flows),
        people=sum(flow.people or 0 for flow in reached),
        paid_reached=_sum(paid[flow.pk] for flow in reached),
        people_unknown=len(flows) - len(reached),
        recorded=_sum(said),
        recorded_unknown=len(flows) - len(said),
    )


def total_of(found: Sequence[FlowCost]) -> FlowCost:
    """Return the costs of all kinds together."""
    return FlowCost(
        kind="",
        flows=sum(one.flows for one in found),
        paid=_sum(one.paid for one in found),
        people=sum(one.people for one in found),
        paid_reached=_sum(one.paid_reached for one in found),
        people_unknown=sum(one.people_unknown for one in found),
        recorded=_sum(one.recorded for one in found),
        recorded_unknown=sum(one.recorded_unknown for one in found),
    )


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)


def _divided(amount: Decimal, count: int) -> Decimal | None:
    return (amount / count).quantize(CENT, ROUND_HALF_UP) if count else None
