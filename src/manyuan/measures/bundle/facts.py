from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFacts:
    """What a group's score takes from one of its schools, campuses included, for one school year.

    ``level`` is the share of the seven balance indicators that the school meets, over all its
    judged stages (0 to 1). ``growth`` is the mean gap closure to the lead school against the year
    before, over the indicators in which there was a gap: −1 (as far again) to 1 (caught up).
    ``pupils`` are those of its judged stages. Each is None when it cannot be known; ``unknown``
    then names the first reason by a code, and nothing is ever taken as 0. A lead school has no
    gap to itself: its growth is None with the reason ``is_lead``.

    Source: domain rules §3.3 and §3.4 (proposed).
    """

    level: Fraction | None
    growth: Fraction | None
    pupils: int | None
    is_lead: bool
    unknown: str = ""
