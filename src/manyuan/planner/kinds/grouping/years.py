"""In which year each school joins: those in need first, about as many each year."""

from collections.abc import Mapping

from manyuan.planner.kinds.grouping.ground import Ground
from manyuan.planner.kinds.grouping.plan import YearOfJoins

FIRST = {"weak": 0, "new": 1, None: 2, "ordinary": 3, "strong": 4, "lead": 5}


def by_year(ground: Ground, placing: Mapping[str, str]) -> tuple[YearOfJoins, ...]:
    """Return the joins of each year.

    Schools stand in line: weak, new, unknown, ordinary, strong, lead; of the same strength those
    with more pupils first, then by code. In a year the line is gone through once, and a school
    joins if there is room for it *and its company*: the lead of a new group begins with its first
    member, and where the junior stage is asked for, the nearest school that brings it comes along.
    A year has room for ⌈joins ÷ years⌉; the last one takes whoever is left.
    """
    return _Line(ground, placing).years()


class _Line:
    def __init__(self, ground: Ground, placing: Mapping[str, str]) -> None:
        self._ground = ground
        self._placing = placing
        self._inside = {
            code: lead for code, lead in placing.items() if ground.home.get(code) == lead
        }
        joining = [code for code in placing if code not in self._inside]
        self._waiting = sorted(joining, key=self._need)
        self._count = ground.problem.years
        self._a_year = -(-len(joining) // self._count)

    def years(self) -> tuple[YearOfJoins, ...]:
        first = self._ground.problem.year
        return tuple(
            self._year(first + place, is_last=place == self._count - 1)
            for place in range(self._count)
        )

    def _need(self, code: str) -> tuple[int, int, str]:
        school = self._ground.schools[code]
        return FIRST.get(school.strength, 2), -(school.pupils or 0), code

    def _year(self, year: int, *, is_last: bool) -> YearOfJoins:
        joining: dict[str, str] = {}
        room = len(self._waiting) if is_last else self._a_year
        for code in self._waiting:
            company = self._company(code, joining)
            if len(company) <= room - len(joining):
                joining |= {each: self._placing[each] for each in company}
        self._inside |= joining
        self._waiting = [code for code in self._waiting if code not in joining]
        return self._told(year, joining)

    def _company(self, code: str, joining: Mapping[str, str]) -> list[str]:
        """Return the school with those who must come no later, but for those already there."""
        there, lead = {**self._inside, **joining}, self._placing[code]
        company = [each for each in dict.fromkeys((lead, code)) if each not in there]
        ground = self._ground
        inside = [each for each, to in there.items() if to == lead] + company
        alone = any(ground.asks_junior(each, lead) for each in company)
        if alone and not any("junior" in ground.schools[each].stages for each in inside):
            company.append(self._nearest_junior(lead))
        return company

    def _nearest_junior(self, lead: str) -> str:
        ground = self._ground
        able = [
            code
            for code, to in self._placing.items()
            if to == lead and "junior" in ground.schools[code].stages
        ]
        return min(able, key=lambda code: (ground.minutes(code, lead) or 0, code))

    def _told(self, year: int, joining: Mapping[str, str]) -> YearOfJoins:
        ground = self._ground
        covered = {*self._inside} | {code for code in ground.home if code in self._placing}
        return YearOfJoins(
            year=year,
            joins=tuple(sorted(joining.items())),
            new_groups=tuple(sorted(code for code, lead in joining.items() if code == lead)),
            schools=len(covered),
            pupils=sum(ground.schools[code].pupils or 0 for code in covered),
        )
