"""What no move changes: a market with everything looked up that judging a move asks for."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property

from manyuan.kernel.errors import BadInput
from manyuan.kernel.saying import Said
from manyuan.planner.kinds.exchange.barriers import barriers
from manyuan.planner.kinds.exchange.cells import CellKey, shortfall
from manyuan.planner.kinds.exchange.market import Market
from manyuan.planner.kinds.exchange.plan import Cell
from manyuan.planner.kinds.exchange.problem import Problem, School, Teacher
from manyuan.planner.kinds.exchange.ratios import bases_of


class UnknownTeacher(BadInput):
    """A move or a question names a teacher who is on no roster."""

    code = "unknown_teacher"
    sentence = "教师名册中没有编号为“{teacher}”的教师。请核对编号。"


class UnknownSchool(BadInput):
    """A move or a question names a school that the data do not have."""

    code = "unknown_school"
    sentence = "学校表中没有代码为“{school}”的学校。请核对代码。"


class Ground:
    """A problem prepared once, so that any set of moves is judged quickly.

    What depends on one teacher and one school only is worked out when first asked for.
    """

    def __init__(self, market: Market) -> None:
        self.market = market
        self.problem: Problem = market.problem
        self._barriers: dict[tuple[str, str], tuple[Said, ...]] = {}

    @cached_property
    def teachers(self) -> Mapping[str, Teacher]:
        """Every teacher on a roster, in scope or not."""
        return {each.code: each for each in self.problem.teachers}

    @cached_property
    def bases(self) -> Counter[str]:
        """The bases of the ratios that no move changes."""
        bases: Counter[str] = Counter()
        for each in self.market.eligible:
            home = self.market.schools[each.school]
            bases.update(bases_of(each, home, problem=self.problem))
        return bases

    @cached_property
    def cells(self) -> Mapping[CellKey, Cell]:
        """The judged cells as reported, by school, stage and indicator, in order of codes."""
        known = self.market.thresholds
        return {key: known[key] for key in sorted(known)}

    @cached_property
    def shortfall_today(self) -> Fraction:
        """The equalising shortfall E before any move."""
        cells = self.cells.values()
        return sum((shortfall(each.teachers, each.needed) for each in cells), Fraction(0))

    @cached_property
    def adopted(self) -> Mapping[str, str] | None:
        """Where the adopted plan sends whom; None outside a re-plan."""
        adopted = self.problem.adopted
        return None if adopted is None else {each.teacher: each.school for each in adopted}

    def teacher(self, code: str) -> Teacher:
        """Return the teacher called ``code``; raises UnknownTeacher."""
        if code not in self.teachers:
            raise UnknownTeacher(teacher=code)
        return self.teachers[code]

    def school(self, code: str) -> School:
        """Return the school called ``code``; raises UnknownSchool."""
        if code not in self.market.schools:
            raise UnknownSchool(school=code)
        return self.market.schools[code]

    def barriers(self, teacher: Teacher, school: School) -> tuple[Said, ...]:
        """Return every rule that keeps the teacher from the school, whoever else moves."""
        key = teacher.code, school.code
        found = self._barriers.get(key)
        if found is None:
            found = self._barriers[key] = barriers(self.market, teacher, school)
        return found

    def minutes(self, teacher: Teacher, school: str) -> int:
        """Return the minutes from the teacher's school; 0 where the way is unknown."""
        return self.market.travel.minutes(teacher.school, school) or 0
