"""Which schools the board shows: those of one group, or two schools."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from manyuan.directory.models import School
from manyuan.directory.queries.groups import Register
from manyuan.plans.models import Move

PAIR = ("one", "two")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The schools in sight, by id in the order of the columns, and what was chosen to see them."""

    schools: tuple[int, ...]
    group: str
    pair: tuple[str, str]
    query: str


def schools_in_sight(query: QueryDict, register: Register, moves: Sequence[Move]) -> Chosen:
    """Return the schools that the address asks for, else those of the group that moves most."""
    by_code = {school.code: school for school in register.schools}
    pair = tuple(query.get(name, "") for name in PAIR)
    known = [by_code[code] for code in dict.fromkeys(pair) if code in by_code]
    if len(known) == len(PAIR):
        kept = QueryDict(mutable=True)
        kept.update(dict(zip(PAIR, pair, strict=True)))
        return Chosen(tuple(one.pk for one in known), "", (pair[0], pair[1]), kept.urlencode())
    group = _group(query.get("group", ""), register, moves)
    kept = QueryDict(mutable=True)
    if group:
        kept["group"] = group
    return Chosen(_ordered(_members(register, group), moves), group, ("", ""), kept.urlencode())


def _group(asked: str, register: Register, moves: Sequence[Move]) -> str:
    codes = [group.code for group in register.groups]
    if asked in codes or not codes:
        return asked if asked in codes else ""
    counted = Counter(
        code
        for code in codes
        for move in moves
        if {move.from_school_id, move.to_school_id} & _members(register, code)
    )
    return max(codes, key=lambda code: (counted[code], -codes.index(code)))


def _members(register: Register, group: str) -> set[int]:
    """Return the schools of a group with their campuses; all schools where there is no group."""
    if not group:
        return {school.pk for school in register.schools}
    members = {one.school_id for one in register.members if one.group.code == group}
    return members | {school.pk for school in register.schools if _legal(school) in members}


def _legal(school: School) -> int:
    return int(school.campus_of_id or school.pk)


def _ordered(schools: Iterable[int], moves: Sequence[Move]) -> tuple[int, ...]:
    """Put first who receives most, last whom nothing touches."""
    comes = Counter(move.to_school_id for move in moves)
    goes = Counter(move.from_school_id for move in moves)
    return tuple(sorted(schools, key=lambda one: (-comes[one], -goes[one], one)))
