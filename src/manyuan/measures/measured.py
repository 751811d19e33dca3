from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one indicator found for one group in one school year, exactly.

    ``value`` is ``part / whole`` where the indicator is a share, else an amount in the indicator's
    own unit. It is None when it cannot be known; ``unknown`` then names why by a code, and the
    value is never taken as 0.
    """

    code: str
    value: Fraction | None
    part: Fraction | None = None
    whole: Fraction | None = None
    unknown: str = ""
