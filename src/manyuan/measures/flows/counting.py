"""What the indicators have in common: shares, amounts and why something cannot be known."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.flows.tables import FlowRow
from manyuan.measures.measured import Measured

NOT_IN_FORCE, NO_FLOWS = "not_in_force", "no_flows"


def unknown(code: str, why: str, **rest: Any) -> Measured:
    """Return an indicator that cannot be known, with the code of the reason."""
    return Measured(code=code, value=None, unknown=why, **rest)


def share(code: str, part: Fraction | int, whole: Fraction | int, **rest: Any) -> Measured:
    """Return an indicator that is a part of a whole; the whole is not zero."""
    value = Fraction(part) / Fraction(whole)
    return Measured(code=code, value=value, part=Fraction(part), whole=Fraction(whole), **rest)


def amount(code: str, value: Fraction | int, **rest: Any) -> Measured:
    """Return an indicator that is an amount in its own unit."""
    return Measured(code=code, value=Fraction(value), **rest)


def why_no_flows(group: GroupYear) -> str:
    """Return why nothing can be said of a group's flows in the year, or nothing if it can.

    A group without a roll on 30 September was not there; where no flow of the year was recorded
    in the whole district, none may have been recorded at all.
    """
    if not group.roll:
        return NOT_IN_FORCE
    return "" if group.flows_known else NO_FLOWS


def codes_of(flows: Iterable[FlowRow]) -> tuple[str, ...]:
    """Return the codes of flows, in order."""
    return tuple(sorted(flow.flow for flow in flows))


def activity_of(flow: FlowRow) -> str:
    """Return what several flows have in common: their activity, of a flow alone its own code."""
    return flow.activity or flow.flow


@dataclass(frozen=True, slots=True)
class Told:
    """Flows of which a number was told, with the sum, and how many did not tell it."""

    flows: Sequence[FlowRow]
    total: Fraction
    silent: int

    @property
    def nothing(self) -> bool:
        """Say whether there are flows and none of them tells the number."""
        return bool(self.silent) and not self.flows


def told(flows: Collection[FlowRow], column: str) -> Told:
    """Return which of the flows tell ``column`` (hours or people), with the sum."""
    telling = [flow for flow in flows if getattr(flow, column) is not None]
    total = sum((Fraction(getattr(flow, column)) for flow in telling), Fraction(0))
    return Told(telling, total, len(flows) - len(telling))
