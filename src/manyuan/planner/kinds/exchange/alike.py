from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from manyuan.planner.kinds.exchange.cells import is_backbone
from manyuan.planner.kinds.exchange.market import STRONG, Market
from manyuan.planner.kinds.exchange.problem import Teacher

PoolKey: TypeAlias = tuple[str, str, str, tuple[str, ...], bool, bool, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Alike:
    """Teachers whom no rule and no goal tells apart, in the order in which they would go.

    Attributes
    ----------
    teachers
        Their codes: the longest at the school first, then by code.
    named
        The schools that have a price of their own for them (wishes, the adopted school) or that
        the user has fixed, with their rank among the wishes; None is no wish.
    unnamed_rank
        What any other school costs in wishes.
    adopted
        Where the adopted plan sends them, or None.
    pinned
        Where the user sends them, or None.
    """

    teachers: tuple[str, ...]
    named: Mapping[str, int]
    unnamed_rank: int
    adopted: str | None = None
    pinned: str | None = None


@dataclass(frozen=True, slots=True)
class Pool:
    """Teachers who count alike in every rule and may go to the same schools.

    ``closed`` are the reachable schools that are closed to them (refused, banned).
    """

    school: str
    stage: str
    subject: str
    indicators: tuple[str, ...]
    backbone: bool
    graduating: bool
    closed: frozenset[str]
    kin: tuple[Alike, ...]

    @property
    def size(self) -> int:
        """How many teachers there are in the pool."""
        return sum(len(each.teachers) for each in self.kin)


def pools_of(market: Market) -> tuple[Pool, ...]:
    """Return everyone who may move, gathered into pools of teachers who count alike."""
    adopted = {each.teacher: each.school for each in market.problem.adopted or ()}
    pins = {each.teacher: each.school for each in market.problem.pins}
    gathered: dict[PoolKey, dict[tuple[object, ...], list[Teacher]]] = {}
    for teacher in market.teachers.values():
        open_to = market.destinations_of(teacher)
        pinned = pins.get(teacher.code)
        if not open_to or (teacher.code in pins and pinned not in open_to):
            continue
        key = _pool_key(market, teacher, open_to)
        going = adopted.get(teacher.code)
        ranks, unnamed = _ranks(teacher, frozenset(open_to), (going, pinned))
        alone = teacher.code if pinned else None
        kin = (tuple(sorted(ranks.items())), unnamed, going, pinned, alone)
        gathered.setdefault(key, {}).setdefault(kin, []).append(teacher)
    return tuple(
        Pool(*key, kin=tuple(_alike(kin, kins[kin]) for kin in sorted(kins, key=repr)))
        for key, kins in sorted(gathered.items(), key=lambda item: _order(item[0]))
    )


def _ranks(
    teacher: Teacher, open_to: frozenset[str], others: tuple[str | None, ...]
) -> tuple[dict[str, int], int]:
    """Return the rank of every school with a price of its own, and what any other costs."""
    unnamed = len(teacher.wishes) + 1 if teacher.wishes else 0
    ranks: dict[str, int] = {}
    for rank, school in enumerate(teacher.wishes, start=1):
        if school in open_to:
            ranks.setdefault(school, rank)
    for other in others:
        if other in open_to:
            ranks.setdefault(str(other), unnamed)
    return ranks, unnamed


def _pool_key(market: Market, teacher: Teacher, open_to: tuple[str, ...]) -> PoolKey:
    line = (teacher.school, teacher.stage or "", teacher.subject or "")
    closed = frozenset(market.reachable[line]).difference(open_to)
    indicators = tuple(sorted(market.indicators(teacher)))
    backbone = is_backbone(teacher, market.problem)
    return (*line, indicators, backbone, bool(teacher.graduating_class), closed)


def _order(key: PoolKey) -> tuple[object, ...]:
    return (*key[:-1], tuple(sorted(key[-1])))


def _alike(kin: tuple[Any, ...], teachers: list[Teacher]) -> Alike:
    ranks, unnamed, going, pinned, _ = kin
    ordered = sorted(teachers, key=lambda each: (each.at_school_since or date.max, each.code))
    codes = tuple(each.code for each in ordered)
    return Alike(codes, dict(ranks), unnamed, adopted=going, pinned=pinned)


def goes_down(market: Market, school: str, other: str) -> bool:
    """Say whether a move leads from a lead or strong school to a weaker one."""
    strength = market.schools[other].strength
    return market.schools[school].strength in STRONG and strength not in {None, *STRONG}
