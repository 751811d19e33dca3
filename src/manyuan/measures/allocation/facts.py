from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberOfGroup:
    """A school in a group: ``role`` is lead or member, ``kind`` that of the membership or empty."""

    school: str
    role: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFacts:
    """What is known of a group when a pot is divided.

    Attributes
    ----------
    pupils
        Pupils of the members that are known; ``pupils_unknown`` counts members of which none is.
    need
        Balance indicators that members other than the leads miss; ``need_unknown`` counts those
        that cannot be judged, which are taken as no need.
    grade
        The grade of the last evaluation, empty where there is none.
    cost
        Yuan of the flows held; ``cost_unknown`` counts flows of which no cost is recorded.
    """

    group: str
    tightness: str = ""
    members: tuple[MemberOfGroup, ...] = ()
    pupils: int = 0
    pupils_unknown: int = 0
    need: int = 0
    need_unknown: int = 0
    grade: str = ""
    cost: Decimal = Decimal(0)
    cost_unknown: int = 0
