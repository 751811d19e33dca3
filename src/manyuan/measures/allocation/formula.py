from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from manyuan.measures.allocation.facts import GroupFacts, MemberOfGroup
from manyuan.measures.allocation.rounding import CENTS, in_cents, to_cents
from manyuan.measures.allocation.water import fill
from manyuan.rules.funding import PARTS, FundingPack

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupShare:
    """What a group gets and why; all money in yuan with two decimals.

    ``weights`` says what counted in each part, ``parts`` what the group gets by it, to the cent
    nearest. ``adjusted`` is what floors, ceilings and the last cents add or take: the parts and it
    add up to ``amount`` exactly. ``bound`` is "floor", "ceiling" or empty.
    """

    group: str
    amount: Decimal
    weights: Mapping[str, Fraction]
    parts: Mapping[str, Decimal]
    adjusted: Decimal
    bound: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """A pot divided: the shares in the order of the groups; their amounts add up to the pot.

    ``pools`` is what each part divides; a part in which nobody has weight leaves its money to the
    others. ``floor`` and ``ceiling`` are the bounds of a share, in yuan.
    """

    total: Decimal
    shares: tuple[GroupShare, ...]
    pools: Mapping[str, Decimal]
    floor: Decimal
    ceiling: Decimal


def allocate(total: Decimal, groups: Sequence[GroupFacts], pack: FundingPack) -> Allocation:
    """Divide ``total`` yuan among ``groups`` by the rules of ``pack``.

    raw_g = total · Σ_p s_p · w_gp / Σ_h w_hp over the parts p in which anybody has weight, with
    s_p the weights of those parts made to add up to one; then the amounts are filled up within
    floor · total / n and ceiling · total / n (whole cents, the floor rounded down and the ceiling
    up) and rounded by largest remainders. Source: docs/reference/funding.md; every number is a
    proposed default.

    Raises
    ------
    ValueError
        If there is no group.
    """
    if not groups:
        raise ValueError("there is no group to give to")
    cents = to_cents(total)
    weights = {facts.group: weights_of(facts, pack) for facts in groups}
    pools = _pools(cents, list(weights.values()), pack)
    parts = {name: _parts(own, list(weights.values()), pools) for name, own in weights.items()}
    raw = {name: sum(own.values(), Fraction(0)) for name, own in parts.items()}
    low, high = _bounds(cents, len(groups), pack)
    exact = fill(raw, Fraction(cents), low=Fraction(low), high=Fraction(high))
    given = in_cents(exact, cents)
    return Allocation(
        total=total,
        shares=tuple(
            _share(name, given[name], weights[name], parts[name], bounds=(low, high))
            for name in given
        ),
        pools={part: _yuan(pool) for part, pool in pools.items()},
        floor=_yuan(low),
        ceiling=_yuan(high),
    )


def weights_of(facts: GroupFacts, pack: FundingPack) -> dict[str, Fraction]:
    """Return what counts for a group in each part of the formula."""
    tightness = Fraction(pack.value("tightness", facts.tightness))
    members = tightness * sum((_points(one, pack) for one in facts.members), Fraction(0))
    return {
        "base": Fraction(1),
        "members": members,
        "pupils": Fraction(facts.pupils),
        "need": Fraction(facts.need),
        "performance": members * Fraction(pack.value("grades", facts.grade)),
        "flows": Fraction(facts.cost),
    }


def _points(member: MemberOfGroup, pack: FundingPack) -> Fraction:
    return Fraction(pack.value("members", "lead" if member.role == "lead" else member.kind))


def _pools(
    cents: int, weights: Sequence[Mapping[str, Fraction]], pack: FundingPack
) -> dict[str, Fraction]:
    """Return what each part divides; where no part has weight everybody gets alike."""
    shares = {
        part: Fraction(pack.value("shares", part))
        for part in PARTS
        if any(own[part] for own in weights)
    }
    whole = sum(shares.values(), Fraction(0))
    if not whole:
        shares, whole = {"base": Fraction(1)}, Fraction(1)
    return {part: cents * shares.get(part, Fraction(0)) / whole for part in PARTS}


def _parts(
    own: Mapping[str, Fraction],
    weights: Sequence[Mapping[str, Fraction]],
    pools: Mapping[str, Fraction],
) -> dict[str, Fraction]:
    sums = {part: sum((each[part] for each in weights), Fraction(0)) for part in PARTS}
    return {
        part: pools[part] * own[part] / sums[part] if sums[part] else Fraction(0) for part in PARTS
    }


def _bounds(cents: int, count: int, pack: FundingPack) -> tuple[int, int]:
    average = Fraction(cents, count)
    low = floor(average * Fraction(pack.value("bounds", "floor")))
    return low, ceil(average * Fraction(pack.value("bounds", "ceiling")))


def _share(
    name: str,
    cents: int,
    weights: Mapping[str, Fraction],
    parts: Mapping[str, Fraction],
    *,
    bounds: tuple[int, int],
) -> GroupShare:
    amount = _yuan(cents)
    rounded = {part: _yuan(exact) for part, exact in parts.items()}
    low, high = bounds
    return GroupShare(
        group=name,
        amount=amount,
        weights=weights,
        parts=rounded,
        adjusted=amount - sum(rounded.values()),
        bound="floor" if cents == low < high else "ceiling" if cents == high > low else "",
    )


def _yuan(cents: int | Fraction) -> Decimal:
    return (Decimal(round(cents)) / CENTS).quantize(CENT)
