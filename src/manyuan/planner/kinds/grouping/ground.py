"""What no placing changes: who may lead, who is kept where, and what stands against a pair."""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from manyuan.kernel.errors import BadInput
from manyuan.planner.kinds.grouping.problem import Load, Problem, School, Team

Barrier = Literal["not_a_lead", "pinned", "kept", "banned", "over_cap", "no_travel", "too_far"]


class UnknownSchool(BadInput):
    """A question, pin, ban or edit names a legal school that the data do not have."""

    code = "unknown_school"
    sentence = "学校表中没有代码为“{school}”的学校（校区除外）。请核对代码。"


class Ground:
    """A problem prepared once, so that any placing is judged quickly.

    A *placing* maps each school that is covered to the lead of its group, and an open lead to
    itself.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.schools: Mapping[str, School] = {
            school.code: school for school in sorted(problem.schools, key=lambda each: each.code)
        }
        self.teams: Mapping[str, Team] = {team.lead: team for team in problem.teams}
        self._banned = {(ban.school, ban.lead) for ban in problem.bans}

    def school(self, code: str) -> School:
        """Return the legal school with a code."""
        if code not in self.schools:
            raise UnknownSchool(school=code)
        return self.schools[code]

    @cached_property
    def home(self) -> Mapping[str, str]:
        """The lead of each school's group of today."""
        return {
            code: team.lead
            for team in self.problem.teams
            for code in sorted({team.lead, *team.members})
        }

    @cached_property
    def pinned(self) -> Mapping[str, str]:
        """Where the user wants schools to be."""
        return {pin.school: pin.lead for pin in self.problem.pins}

    @cached_property
    def kept(self) -> Mapping[str, str]:
        """The members and leads of today that stay: neither released, pinned nor banned away.

        Nobody stays with a lead that the user pins elsewhere or bans from leading.
        """
        return {
            code: lead
            for code, lead in self.home.items()
            if code not in self.problem.released
            and self.pinned.get(code, lead) == lead
            and not {(code, lead), (lead, lead)} & self._banned
            and self.pinned.get(lead, lead) == lead
        }

    @cached_property
    def held(self) -> Mapping[str, str]:
        """Where a school is in every plan: kept or pinned there."""
        return {**self.kept, **self.pinned}

    @cached_property
    def leads(self) -> tuple[str, ...]:
        """The schools that may lead, in order of codes: none that is held in another's group."""
        may = self.problem.leads | {*self.teams} | {*self.held.values()}
        return tuple(
            code
            for code in sorted(may & {*self.schools})
            if self.held.get(code, code) == code and (code, code) not in self._banned
        )

    @cached_property
    def _may_lead(self) -> frozenset[str]:
        return frozenset(self.leads)

    @cached_property
    def must_lead(self) -> frozenset[str]:
        """The leads whose groups exist in every plan."""
        return frozenset(self.held.values())

    @cached_property
    def over(self) -> frozenset[str]:
        """The leads of today whose kept members alone are more than a cap allows."""
        sizes = {lead: self.base(lead) for lead in self.teams}
        for code, lead in self.kept.items():
            sizes[lead] = sizes[lead] + self.load(code, lead)
        return frozenset(lead for lead, size in sizes.items() if self.passes(size))

    def passes(self, size: Load) -> bool:
        """Say whether a size is above a cap."""
        return bool(self.caps_passed(size))

    def caps_passed(self, size: Load) -> tuple[Literal["campuses", "pupils"], ...]:
        """Return which caps a size is above."""
        campuses, pupils = self.problem.most_campuses, self.problem.most_pupils
        return (
            *(("campuses",) if campuses is not None and size.campuses > campuses else ()),
            *(("pupils",) if pupils is not None and size.pupils > pupils else ()),
        )

    def base(self, lead: str) -> Load:
        """Return what counts in the group besides the schools that are planned."""
        return self.teams[lead].shared if lead in self.teams else Load()

    def load(self, school: str, lead: str) -> Load:
        """Return what the school adds to the size of the lead's group."""
        team = self.teams.get(lead)
        own = self.schools[school].load
        return own if team is None else team.partial.get(school, own)

    def size(self, placing: Mapping[str, str], lead: str) -> Load:
        """Return the size of a group."""
        total = self.base(lead)
        for code, to in placing.items():
            if to == lead:
                total += self.load(code, lead)
        return total

    def minutes(self, school: str, lead: str) -> int | None:
        """Return the minutes from a school to a lead, None where no way is known."""
        return 0 if school == lead else self.problem.minutes.get((school, lead))

    def asks_junior(self, school: str, lead: str) -> bool:
        """Say whether the school comes to the lead only if the group teaches the junior stage."""
        stages = self.schools[school].stages
        alone = "primary" in stages and "junior" not in stages
        goes_on = self.held.get(school) == lead or (school == lead and lead in self.must_lead)
        return self.problem.chain and alone and not goes_on

    def barrier(self, school: str, lead: str) -> Barrier | None:
        """Return the first thing that stands against the school's being in the lead's group."""
        if lead not in self._may_lead:
            return "not_a_lead"
        if self.held.get(school, lead) != lead:
            return "pinned" if school in self.pinned else "kept"
        if (school, lead) in self._banned:
            return "banned"
        if self.kept.get(school) == lead or school == lead:
            return None
        if lead in self.over:
            return "over_cap"
        return self._too_far(school, lead)

    def _too_far(self, school: str, lead: str) -> Barrier | None:
        minutes, most = self.minutes(school, lead), self.problem.max_minutes
        if minutes is None:
            return "no_travel"
        return "too_far" if most is not None and minutes > most else None

    @cached_property
    def ways(self) -> Mapping[str, tuple[str, ...]]:
        """The leads whose groups a school may be in, for each school."""
        leads = self.leads
        return {
            code: tuple(lead for lead in leads if self.barrier(code, lead) is None)
            for code in self.schools
        }

    @cached_property
    def even_pupils(self) -> int:
        """⌈pupils of all schools ÷ number of groups⌉."""
        total = sum(school.pupils or 0 for school in self.schools.values())
        return -(-total // self.problem.groups)

    @cached_property
    def even_need(self) -> int:
        """⌈weak and new schools ÷ number of groups⌉."""
        total = sum(school.is_in_need for school in self.schools.values())
        return -(-total // self.problem.groups)
