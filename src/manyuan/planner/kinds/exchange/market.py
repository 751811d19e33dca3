from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import floor

from manyuan.planner.kinds.exchange.cells import CellKey, indicators_of, is_open, thresholds
from manyuan.planner.kinds.exchange.eligibility import Verdict, eligibility, in_scope
from manyuan.planner.kinds.exchange.plan import Cell
from manyuan.planner.kinds.exchange.problem import Problem, School, Teacher
from manyuan.planner.travel import Travel, point

Line = tuple[str, str, str]  # school, stage, subject
STRONG = frozenset({"lead", "strong"})


@dataclass(frozen=True)
class Market:
    """Who may move where, and every number that bounds how many: what no move changes.

    Looked up once and kept. A *line* is a school, stage and subject.
    """

    problem: Problem

    @cached_property
    def schools(self) -> Mapping[str, School]:
        """Every school by its code."""
        return {school.code: school for school in self.problem.schools}

    @cached_property
    def scope(self) -> frozenset[str]:
        """The codes of the schools in scope."""
        return in_scope(self.problem)

    @cached_property
    def teachers(self) -> Mapping[str, Teacher]:
        """The teachers in scope by their code."""
        return {each.code: each for each in self.problem.teachers if each.school in self.scope}

    @cached_property
    def verdicts(self) -> Mapping[str, Verdict]:
        """Whether each teacher in scope may move."""
        return eligibility(self.problem)

    @cached_property
    def eligible(self) -> tuple[Teacher, ...]:
        """The base of the ratios: all who may move, those deferred this year included."""
        return tuple(
            each
            for each in self.teachers.values()
            if self.verdicts[each.code].state in {"eligible", "deferred"}
        )

    @cached_property
    def travel(self) -> Travel:
        """Minutes between schools."""
        problem = self.problem
        return Travel(
            problem.travel,
            {school.code: point(school.lon, school.lat) for school in problem.schools},
            detour=problem.pack.travel_detour.value,
            speed=problem.pack.travel_speed.value,
        )

    @cached_property
    def thresholds(self) -> Mapping[CellKey, Cell]:
        """The judged cells of the scope as reported, by school, stage and indicator."""
        return thresholds(self.problem, self.scope)

    @cached_property
    def wanted(self) -> Mapping[Line, int]:
        """Additional teachers wanted, by line; a line that is not here wants none."""
        wanted: Counter[Line] = Counter()
        for post in self.problem.posts:
            wanted[post.school, post.stage, post.subject] += post.wanted
        return {line: count for line, count in wanted.items() if count > 0}

    @cached_property
    def staffed(self) -> frozenset[Line]:
        """The lines of the scope in which somebody teaches today."""
        return frozenset(
            (each.school, each.stage, each.subject)
            for each in self.teachers.values()
            if each.stage and each.subject
        )

    @cached_property
    def rosters(self) -> Mapping[str, int]:
        """The teachers on the roster of each legal school."""
        schools = self.schools
        homes = (each.school for each in self.problem.teachers)
        return Counter(schools[home].legal for home in homes if home in schools)

    @cached_property
    def leave_caps(self) -> Mapping[str, int]:
        """How many may leave a legal school in a year: ⌊share × its roster⌋."""
        share = Fraction(self.problem.pack.school_leave_share.value)
        return {legal: floor(share * roster) for legal, roster in self.rosters.items()}

    @cached_property
    def move_cap(self) -> int:
        """How many may move in all: ⌊share × eligible⌋."""
        return floor(Fraction(self.problem.pack.eligible_move_share.value) * len(self.eligible))

    @cached_property
    def reachable(self) -> Mapping[Line, Mapping[str, int]]:
        """By staffed line, the schools a teacher of the line may go to and the minutes to each.

        Another legal school, open on 1 September, where the stage and subject are taught or
        wanted, in the same group (or the bureau) and within the travel limit.
        """
        limit = self.problem.pack.travel_minutes.value
        takers = self._takers
        found = {}
        for home, stage, subject in sorted(self.staffed):
            ways = self._ways_from(home)
            schools = takers.get((stage, subject), ())
            found[home, stage, subject] = {
                school: minutes
                for school in schools
                if (minutes := ways.get(school)) is not None and minutes <= limit
            }
        return found

    @cached_property
    def unmeasured(self) -> int:
        """How many ordered pairs of schools are closed because no travel time is known."""
        homes = {home for home, _, _ in self.staffed}
        return sum(1 for home in homes for way in self._ways_from(home).values() if way is None)

    @cached_property
    def _takers(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The open schools that take a stage and subject at all."""
        lines: dict[tuple[str, str], set[str]] = {}
        for school, stage, subject in self.staffed | self.wanted.keys():
            if school in self.scope and self.is_open(self.schools[school]):
                lines.setdefault((stage, subject), set()).add(school)
        return {line: tuple(sorted(schools)) for line, schools in lines.items()}

    @cached_property
    def _ways(self) -> dict[str, Mapping[str, int | None]]:
        return {}

    def _ways_from(self, home: str) -> Mapping[str, int | None]:
        """Return the minutes to every other legal school of the same scope, None unknown."""
        if home not in self._ways:
            takers = sorted({school for schools in self._takers.values() for school in schools})
            self._ways[home] = {
                school: self.travel.minutes(home, school)
                for school in takers
                if self.schools[school].legal != self.schools[home].legal
                and self.share_a_group(home, school)
            }
        return self._ways[home]

    @cached_property
    def teams(self) -> Mapping[str, frozenset[str]]:
        """The groups of each school; only the one that is planned, where one is."""
        wanted = self.problem.group
        teams = [team for team in self.problem.teams if wanted in {None, team.code}]
        return {
            school.code: frozenset(
                team.code for team in teams if team.schools & {school.code, school.legal}
            )
            for school in self.problem.schools
        }

    @cached_property
    def banned(self) -> frozenset[tuple[str, str]]:
        """The user's bans: teacher and school."""
        return frozenset((ban.teacher, ban.school) for ban in self.problem.bans)

    @cached_property
    def _indicators(self) -> dict[str, frozenset[str]]:
        return {}

    def indicators(self, teacher: Teacher) -> frozenset[str]:
        """Return the indicators in which the teacher counts."""
        if teacher.code not in self._indicators:
            self._indicators[teacher.code] = indicators_of(teacher, self.problem)
        return self._indicators[teacher.code]

    def is_open(self, school: School) -> bool:
        """Say whether the school is open on 1 September."""
        return is_open(school, year=self.problem.year)

    def lend(self, school: str) -> int:
        """Return by how many teachers of a line the school may shrink this year."""
        return self.problem.pack.lend.value if self.schools[school].strength in STRONG else 0

    def may_move(self, teacher: str) -> bool:
        """Say whether the teacher may move this year at all."""
        verdict = self.verdicts.get(teacher)
        return verdict is not None and verdict.state == "eligible"

    def share_a_group(self, school: str, other: str) -> bool:
        """Say whether the scope lets a teacher go from one school to the other."""
        return self.problem.scope == "district" or bool(self.teams[school] & self.teams[other])

    def destinations_of(self, teacher: Teacher) -> tuple[str, ...]:
        """Return the schools the teacher may go to; none unless eligible this year."""
        if not self.may_move(teacher.code):
            return ()
        reach = self.reachable[teacher.school, teacher.stage or "", teacher.subject or ""]
        refuses, banned = teacher.refuses, self.banned
        if not refuses and not banned:
            return tuple(reach)
        return tuple(
            school
            for school in reach
            if school not in refuses and (teacher.code, school) not in banned
        )

    def minutes(self, teacher: Teacher, school: str) -> int:
        """Return the minutes from the teacher's school to one of their destinations."""
        return self.reachable[teacher.school, teacher.stage or "", teacher.subject or ""][school]


def destinations(problem: Problem) -> Mapping[str, tuple[str, ...]]:
    """Return for every teacher in scope the schools that the hard rules leave open to them.

    Looked at are the teacher (eligible, not refusing), the school (see ``Market.reachable``) and
    the user's bans, and no count: places, caps and thresholds depend on who else moves.
    """
    market = Market(problem)
    return {code: market.destinations_of(each) for code, each in market.teachers.items()}
