from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from manyuan.funding.bridge import Allocation, GroupFacts, allocate
from manyuan.funding.errors import NobodyToGiveTo
from manyuan.funding.queries.facts import facts_of_groups
from manyuan.kernel.clock import today
from manyuan.rules.funding import FundingPack, load_funding_pack, with_funding_overrides
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class Preview:
    """What an allocation would come to, with the facts and the rules on which it rests."""

    allocation: Allocation
    facts: Mapping[str, GroupFacts]
    pack: FundingPack


def preview(
    seat: Seat, amount: Decimal, *, values: Mapping[str, str], grades: Mapping[str, str]
) -> Preview:
    """Divide an amount among the groups in force today by the rules with a district's numbers.

    Raises
    ------
    NobodyToGiveTo
        If there is no group.
    RuleValueNotUsable
        If a number cannot be used.
    """
    pack = with_funding_overrides(load_funding_pack(), values)
    facts = facts_of_groups(seat, today(), grades=grades)
    if not facts:
        raise NobodyToGiveTo
    return Preview(allocate(amount, facts, pack), {one.group: one for one in facts}, pack)
