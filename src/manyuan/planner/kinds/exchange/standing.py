"""The exact state of affairs under a set of moves; no solver is asked."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TypeVar

from manyuan.kernel.saying import Said
from manyuan.planner.kinds.exchange.balancing import balance_of
from manyuan.planner.kinds.exchange.breaches import (
    caps_broken,
    lines_broken,
    pins_broken,
    threshold_lost,
)
from manyuan.planner.kinds.exchange.cells import CellKey, shortfall
from manyuan.planner.kinds.exchange.ground import Ground
from manyuan.planner.kinds.exchange.market import Line, Market
from manyuan.planner.kinds.exchange.plan import Balance, Cell, GoalName
from manyuan.planner.kinds.exchange.problem import Placement, Problem, Teacher
from manyuan.planner.kinds.exchange.ratios import counts_of, policy_shortfall

K = TypeVar("K")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Who goes where, and everything that follows: counts, cells, goals, hard rules broken.

    Build one by ``standing(problem, placements)`` and go on from it by ``with_move``, which costs
    a few small copies. Counts that are zero are not kept, so equal moves give equal standings,
    in whatever order they were made.

    Attributes
    ----------
    placements
        The receiving school of every teacher who moves.
    nets
        Arrivals − departures by school, stage and subject.
    leavers
        Teachers who leave, by legal school.
    changes
        What the moves add to the teachers of a cell, by school, stage and indicator.
    counts
        What the ratios count, the bases that moves change included.
    kept_from
        What keeps single teachers from the schools they go to, by teacher.
    equalising_shortfall
        E = Σ over cells of Σ_{k=n}^{N−1} (1 − k/N) after the moves, exactly.
    wishes, minutes
        Sums over the moves: ranks of the receiving schools, minutes of travel.
    """

    ground: Ground = field(compare=False, repr=False)
    placements: Mapping[str, str] = field(default_factory=dict)
    nets: Mapping[Line, int] = field(default_factory=dict)
    leavers: Mapping[str, int] = field(default_factory=dict)
    changes: Mapping[CellKey, int] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    kept_from: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    equalising_shortfall: Fraction
    wishes: int = 0
    minutes: int = 0

    def with_move(self, teacher: str, school: str | None) -> "Standing":
        """Return the standing in which ``teacher`` goes to ``school``, or stays for None.

        A move of theirs that stood before is undone. Their own place of teaching means to stay.

        Raises
        ------
        UnknownTeacher, UnknownSchool
            If the data have no such code.
        """
        who = self.ground.teacher(teacher)
        if school is not None:
            self.ground.school(school)
        before = self.placements.get(teacher)
        after = None if school == who.school else school
        if before == after:
            return self
        left = self if before is None else _shifted(self, teacher, before, by=-1)
        return left if after is None else _shifted(left, teacher, after, by=1)

    @property
    def goals(self) -> dict[GoalName, Fraction]:
        """Each goal's exact value, in the order of the goals; all are to be small."""
        changes = self._changes()
        return {
            "policy_shortfall": Fraction(
                policy_shortfall(self.ground.problem.pack.ratios, self.totals)
            ),
            "equalising_shortfall": self.equalising_shortfall,
            **({} if changes is None else {"changes": Fraction(changes)}),
            "wishes": Fraction(self.wishes),
            "travel": Fraction(self.minutes),
            "moves": Fraction(len(self.placements)),
        }

    @property
    def totals(self) -> dict[str, int]:
        """Every count and base of the ratios, by its name."""
        return {**self.ground.bases, **self.counts}

    def cell(self, key: CellKey) -> Cell:
        """Return a judged cell (school, stage, indicator) after the moves."""
        today = self.ground.cells[key]
        return replace(today, teachers=today.teachers + self.changes.get(key, 0))

    def balance(self) -> Balance:
        """Return the indicators after the moves (host view)."""
        return balance_of(self.cell(key) for key in self.ground.cells)

    def before(self) -> Balance:
        """Return the indicators as reported, before any move (home view)."""
        return balance_of(self.ground.cells.values())

    def broken(self) -> tuple[Said, ...]:
        """Return every hard rule that the moves break: which, by how much, what would help.

        Policy ratios are goals and never stand here. First what keeps single teachers from their
        schools, then lines, thresholds, ceilings and the user's pins, each in order of codes.
        """
        return (
            *(said for code in sorted(self.kept_from) for said in self.kept_from[code]),
            *lines_broken(self.ground, self.nets),
            *self._thresholds_lost(),
            *caps_broken(self.ground, self.leavers, moves=len(self.placements)),
            *pins_broken(self.ground, self.placements),
        )

    @property
    def is_allowed(self) -> bool:
        """Say whether no hard rule is broken."""
        return not self.broken()

    def _thresholds_lost(self) -> Iterable[Said]:
        for key in sorted(self.changes):
            today, by = self.ground.cells[key], self.changes[key]
            if today.met and today.teachers + by < today.needed:
                yield threshold_lost(self.ground, self.cell(key))

    def _changes(self) -> int | None:
        adopted, placed = self.ground.adopted, self.placements
        if adopted is None:
            return None
        return sum(adopted.get(code) != placed.get(code) for code in {*adopted, *placed})


def standing(
    problem: Problem, placements: Iterable[Placement] = (), *, market: Market | None = None
) -> Standing:
    """Prepare ``problem`` and return the standing of ``placements``; a later one of a teacher wins.

    A ``market`` of the same problem spares the work of building another.

    Raises
    ------
    UnknownTeacher, UnknownSchool
        If a placement names a code that the data do not have.
    """
    ground = Ground(market or Market(problem))
    placed = {each.teacher: ground.school(each.school).code for each in placements}
    homes = {code: ground.teacher(code).school for code in placed}
    placed = {code: school for code, school in placed.items() if school != homes[code]}
    parts = [_part(ground, code, school) for code, school in placed.items()]
    kept_from = {
        code: ground.barriers(ground.teachers[code], ground.school(school))
        for code, school in placed.items()
    }
    changes = _sum(part.changes for part in parts)
    return Standing(
        ground=ground,
        placements=placed,
        nets=_sum(part.nets for part in parts),
        leavers=_sum(part.leavers for part in parts),
        changes=changes,
        equalising_shortfall=ground.shortfall_today + _shortfall_by(ground, {}, changes),
        counts=_sum(part.counts for part in parts),
        kept_from={code: why for code, why in kept_from.items() if why},
        wishes=sum(part.wishes for part in parts),
        minutes=sum(part.minutes for part in parts),
    )


def wish_cost(teacher: Teacher, school: str) -> int:
    """Return the rank of ``school`` among the teacher's wishes: the cost of a move there.

    Unlisted costs one more than the list is long; without wishes every school costs nothing.
    """
    if not teacher.wishes:
        return 0
    wishes = teacher.wishes
    return wishes.index(school) + 1 if school in wishes else len(wishes) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What one move adds to a standing; the names are those of the standing."""

    nets: Mapping[Line, int]
    leavers: Mapping[str, int]
    changes: Mapping[CellKey, int]
    counts: Mapping[str, int]
    wishes: int
    minutes: int


def _part(ground: Ground, code: str, school: str) -> _Part:
    teacher, schools = ground.teachers[code], ground.market.schools
    home, stage, subject = teacher.school, teacher.stage or "", teacher.subject or ""
    counted = counts_of(teacher, schools[home], schools[school], problem=ground.problem)
    return _Part(
        nets={(home, stage, subject): -1, (school, stage, subject): 1} if stage and subject else {},
        leavers={schools[home].legal: 1},
        changes={
            (place, stage, indicator): by
            for place, by in ((home, -1), (school, 1))
            for indicator in ground.market.indicators(teacher)
            if (place, stage, indicator) in ground.cells
        },
        counts=dict.fromkeys(counted, 1),
        wishes=wish_cost(teacher, school),
        minutes=ground.minutes(teacher, school),
    )


def _shifted(before: Standing, code: str, school: str, *, by: int) -> Standing:
    """Return the standing with the move made (``by`` = 1) or undone (−1)."""
    ground = before.ground
    part = _part(ground, code, school)
    placements = {other: to for other, to in before.placements.items() if other != code}
    kept_from = {other: why for other, why in before.kept_from.items() if other != code}
    if by > 0:
        placements[code] = school
        barriers = ground.barriers(ground.teachers[code], ground.school(school))
        kept_from |= {code: barriers} if barriers else {}
    changes = _added(before.changes, part.changes, by)
    touched = {key: changes.get(key, 0) for key in part.changes}
    return Standing(
        ground=ground,
        placements=placements,
        nets=_added(before.nets, part.nets, by),
        leavers=_added(before.leavers, part.leavers, by),
        changes=changes,
        equalising_shortfall=before.equalising_shortfall
        + _shortfall_by(ground, before.changes, touched),
        counts=_added(before.counts, part.counts, by),
        kept_from=kept_from,
        wishes=before.wishes + by * part.wishes,
        minutes=before.minutes + by * part.minutes,
    )


def _shortfall_by(
    ground: Ground, before: Mapping[CellKey, int], after: Mapping[CellKey, int]
) -> Fraction:
    """Return by how much E changes when the cells of ``after`` change from ``before``."""
    total = Fraction(0)
    for key, by in after.items():
        cell = ground.cells[key]
        total += shortfall(cell.teachers + by, cell.needed)
        total -= shortfall(cell.teachers + before.get(key, 0), cell.needed)
    return total


def _added(before: Mapping[K, int], change: Mapping[K, int], by: int) -> dict[K, int]:
    """Return the counts with ``by`` × ``change`` added, without those that become zero."""
    after = dict(before)
    for key, step in change.items():
        count = after.get(key, 0) + by * step
        if count:
            after[key] = count
        else:
            after.pop(key, None)
    return after


def _sum(changes: Iterable[Mapping[K, int]]) -> dict[K, int]:
    """Return the counts added up, without those that are zero."""
    total: Counter[K] = Counter()
    for change in changes:
        for key, step in change.items():
            total[key] += step
    return {key: count for key, count in total.items() if count}
