from collections import defaultdict
from dataclasses import dataclass, field

from manyuan.planner.kinds.exchange.alike import Alike, Pool, goes_down, pools_of
from manyuan.planner.kinds.exchange.cells import CellKey, shortfall
from manyuan.planner.kinds.exchange.goals import goals_of, is_whole, step_gain
from manyuan.planner.kinds.exchange.market import Market
from manyuan.planner.kinds.exchange.plan import Cell
from manyuan.planner.kinds.exchange.rows import Entries, Rows
from manyuan.planner.solvers.program import Goal, Program

ArrivalKey = tuple[str, str, str, tuple[str, ...]]
NEAREST = 6  # ways of a pool in play from the start; the others wait for their price


@dataclass(frozen=True, slots=True)
class Flows:
    """The columns that say who goes: what is read from a solution.

    Attributes
    ----------
    pooled
        (pool, receiving school): teachers of the pool, whoever they are.
    named
        (pool, kin, receiving school): teachers of one kin to a school with a price of its own.
    leaving
        (pool, downwards): the pooled leavers of a pool, apart by whether they go to a weaker
        school.
    drawn
        (pool, downwards, kin): how many of them are of each kin, where a pool has several.
    arriving
        Teachers who arrive, by school, stage, subject and the indicators that count there.
    steps
        By cell: the teachers it has at least, and its steps from there.
    missing
        By ratio: the teachers missing.
    """

    pooled: dict[tuple[int, str], int] = field(default_factory=dict)
    named: dict[tuple[int, int, str], int] = field(default_factory=dict)
    leaving: dict[tuple[int, bool], int] = field(default_factory=dict)
    drawn: dict[tuple[int, bool, int], int] = field(default_factory=dict)
    arriving: dict[ArrivalKey, int] = field(default_factory=dict)
    steps: dict[CellKey, tuple[int, range]] = field(default_factory=dict)
    missing: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Leavers:
    """Those of a pool who may leave with it: its kin that nobody has pinned, and their rows."""

    pool: int
    kin: list[tuple[int, Alike]]
    rows: list[int]


class Model:
    """The exchange as a program: whole flows of alike teachers between schools.

    Teachers of a pool leave their school (one whole column a pool), go their ways to receiving
    schools (whole by themselves once leavers and arrivals are, as in any transport), and arrive
    there (one whole column for each school, stage, subject and set of indicators). The hard rules
    are rows over leavers and arrivals. A *step* for each teacher missing in a cell expresses E:
    their gains fall, so steps fill in order by themselves and need not be whole.

    Source: the market after Combe, Tercieux, Terrier, *The Design of Teacher Assignment*.
    """

    def __init__(self, market: Market) -> None:
        self.market = market
        self.pools = pools_of(market)
        self.names = goals_of(market.problem)
        goals = tuple(Goal(name, whole=is_whole(name)) for name in self.names)
        self.program = Program(goals=goals)
        self.flows = Flows()
        self._costs = {goal.name: goal for goal in self.program.goals}
        # Until teachers have prices of their own, who of a pool goes is all the same.
        self._named_since = 2
        self._arrival_rows: dict[ArrivalKey, int] = {}
        self._rows = Rows(market, self.program)
        for ratio, row in self._rows.ratios.items():
            missing = self.program.column([(row, 1.0)], ceiling=len(market.eligible), whole=True)
            self._costs["policy_shortfall"].add(missing, 1.0)
            self.flows.missing[ratio] = missing
        if "changes" in self._costs:
            self._costs["changes"].offset = len(market.problem.adopted or ())
        for place, pool in enumerate(self.pools):
            self._pool(place, pool)
        for arrival, row in self._arrival_rows.items():
            self._arriving(arrival, row)
        for key, cell in market.thresholds.items():
            self._steps(key, cell)

    # -- leavers and their ways --------------------------------------------------------------

    def _pool(self, place: int, pool: Pool) -> None:
        kin_rows = [self.program.row(1 if kin.pinned else 0, len(kin.teachers)) for kin in pool.kin]
        reach = self.market.reachable[pool.school, pool.stage, pool.subject]
        ways: dict[bool, list[str]] = defaultdict(list)
        for school in reach:
            if school not in pool.closed:
                ways[goes_down(self.market, pool.school, school)].append(school)
        free = [(number, kin) for number, kin in enumerate(pool.kin) if kin.pinned is None]
        leavers = Leavers(place, free, kin_rows)
        for down, schools in sorted(ways.items()) if free else ():
            row = self.program.row(0, 0)
            departure = self._rows.departure(pool, down=down)
            self._leaving(leavers, [*departure, (row, -1.0)], down=down)
            near = set(sorted(schools, key=reach.__getitem__)[:NEAREST])
            for school in schools:
                self.flows.pooled[place, school] = self._way(
                    pool, school, reach[school], [(row, 1.0)], lazy=school not in near
                )
        for number, kin in enumerate(pool.kin):
            self._named(place, number, kin, kin_rows[number])

    def _leaving(self, leavers: Leavers, entries: Entries, *, down: bool) -> None:
        """Let pooled teachers leave; where there are several kin, say how many of each."""
        size = self.pools[leavers.pool].size
        if len(leavers.kin) == 1:
            number, kin = leavers.kin[0]
            entries.append((leavers.rows[number], 1.0))
            column = self.program.column(entries, ceiling=size, whole=True)
            self._price(column, kin, None)
        else:
            tie = self.program.row(0, 0)
            column = self.program.column([*entries, (tie, -1.0)], ceiling=size, whole=True)
            for number, kin in leavers.kin:
                drawn = self.program.column(
                    [(tie, 1.0), (leavers.rows[number], 1.0)],
                    ceiling=len(kin.teachers),
                    whole=True,
                )
                self.flows.drawn[leavers.pool, down, number] = drawn
                self._price(drawn, kin, None)
        self.flows.leaving[leavers.pool, down] = column
        self._costs["moves"].add(column, 1.0)

    def _named(self, place: int, number: int, kin: Alike, kin_row: int) -> None:
        pool = self.pools[place]
        reach = self.market.reachable[pool.school, pool.stage, pool.subject]
        schools = sorted(kin.named) if kin.pinned is None else [kin.pinned]
        for school in schools:
            down = goes_down(self.market, pool.school, school)
            entries = [*self._rows.departure(pool, down=down), (kin_row, 1.0)]
            since = 0 if kin.pinned else self._named_since
            column = self._way(pool, school, reach[school], entries, whole=True, since=since)
            self.flows.named[place, number, school] = column
            self._price(column, kin, school)
            self._costs["moves"].add(column, 1.0)

    def _way(
        self,
        pool: Pool,
        school: str,
        minutes: int,
        entries: Entries,
        *,
        whole: bool = False,
        since: int = 0,
        lazy: bool = False,
    ) -> int:
        key = self.arrival_key(pool, school)
        if key not in self._arrival_rows:
            self._arrival_rows[key] = self.program.row(0, 0)
        column = self.program.column(
            [*entries, (self._arrival_rows[key], 1.0)],
            ceiling=pool.size,
            whole=whole,
            since=since,
            follows=not whole,
            lazy=lazy,
        )
        self._costs["travel"].add(column, float(minutes))
        return column

    def _price(self, column: int, kin: Alike, school: str | None) -> None:
        """Give a column what its teachers cost in wishes and in changes."""
        rank = kin.unnamed_rank if school is None else kin.named[school]
        if rank:
            self._costs["wishes"].add(column, float(rank))
        if "changes" in self._costs:
            if kin.adopted is None:
                self._costs["changes"].add(column, 1.0)
            elif kin.adopted == school:
                self._costs["changes"].add(column, -1.0)

    # -- arrivals and steps ------------------------------------------------------------------

    def _arriving(self, key: ArrivalKey, row: int) -> None:
        entries = [(row, -1.0), *self._rows.arrival(key[:3], key[3])]
        self.flows.arriving[key] = self.program.column(
            entries, ceiling=self.market.move_cap, whole=True
        )

    def _steps(self, key: CellKey, cell: Cell) -> None:
        row, low = self._rows.cells.get(key), self._rows.lowest(cell)
        goal = self._costs["equalising_shortfall"]
        if cell.met or row is None:
            goal.offset += float(shortfall(cell.teachers, cell.needed))
            return
        first = self.program.columns
        for teachers in range(low, cell.needed):
            column = self.program.column([(row, -1.0)], upper=1.0, ceiling=1.0)
            goal.add(column, -float(step_gain(teachers, cell.needed)))
        goal.offset += float(shortfall(low, cell.needed))
        self.flows.steps[key] = (low, range(first, self.program.columns))

    def arrival_key(self, pool: Pool, school: str) -> ArrivalKey:
        """Return as what a teacher of the pool arrives: only what the school's cells count."""
        cells = self.market.thresholds
        counted = tuple(each for each in pool.indicators if (school, pool.stage, each) in cells)
        return (school, pool.stage, pool.subject, counted)
