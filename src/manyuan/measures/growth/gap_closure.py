from dataclasses import dataclass
from fractions import Fraction

NO_LEAD = "no_lead"
NO_GAP = "no_gap"


@dataclass(frozen=True, slots=True)
class Closure:
    """How much of a member's gap to its lead has closed, exactly, from −1 to 1.

    1: the gap is gone or turned over; 0: it is as it was; −1: it has doubled or more. ``value`` is
    None where it cannot be told; ``unknown`` then names why by a code.
    """

    value: Fraction | None
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What lead and member have of one indicator in one year."""

    lead: Fraction
    member: Fraction

    @property
    def gap(self) -> Fraction | None:
        """By which part of the lead's value the member lies below it; None where the lead has 0."""
        return (self.lead - self.member) / self.lead if self.lead else None


def gap_closure(before: Standing, now: Standing) -> Closure:
    """Return c = 1 − gap_t / gap_0 with gap = (lead − member) / lead, kept within [−1, 1].

    Unknown where a lead has nothing, and where the member lay level with the lead or above it:
    there was no gap to close. Source: proposed (no document prescribes a formula).

    Examples
    --------
    >>> half = gap_closure(
    ...     Standing(Fraction(10), Fraction(6)), Standing(Fraction(10), Fraction(8))
    ... )
    >>> half.value
    Fraction(1, 2)
    """
    first, last = before.gap, now.gap
    if first is None or last is None:
        return Closure(None, NO_LEAD)
    if first <= 0:
        return Closure(None, NO_GAP)
    closed = 1 - last / first
    return Closure(max(Fraction(-1), min(Fraction(1), closed)))
