from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one indicator found for one group in one school year, exactly.

    ``value`` is ``part / whole`` where the indicator is a share, else an amount in the indicator's
    own unit. It is None when it cannot be known; ``unknown`` then names why by a code, and the
    value is never taken as 0. ``rows`` are the codes of the flows that are counted, ``left_out``
    is how many rows could not be counted because something about them is not known.
    """

    code: str
    value: Fraction | None
    part: Fraction | None = None
    whole: Fraction | None = None
    unknown: str = ""
    rows: tuple[str, ...] = ()
    left_out: int = 0
