from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from manyuan.kernel.errors import BadInput
from manyuan.planner.kinds.caravan.problem import (
    Base,
    DayKey,
    Expert,
    ExpertDay,
    Problem,
    Request,
    School,
    Stop,
)
from manyuan.planner.travel import Travel, point

TIERS: Mapping[str | None, str] = {
    "weak": "first_visits_weak",
    "new": "first_visits_weak",
    "ordinary": "first_visits_ordinary",
    None: "first_visits_ordinary",
    "strong": "first_visits_strong",
    "lead": "first_visits_lead",
}


class UnknownRequest(BadInput):
    """A request is named that the data do not have."""

    code = "unknown_request"
    sentence = "没有代码为“{request}”的到校需求。请核对代码。"


class UnknownExpertDay(BadInput):
    """An expert is to go out on a day that they have not given."""

    code = "unknown_expert_day"
    sentence = "专家“{expert}”没有提供 {day} 这一天。请核对专家和日期。"


@dataclass(frozen=True)
class Ground:
    """What no plan changes, looked up once and kept."""

    problem: Problem

    @cached_property
    def schools(self) -> Mapping[str, School]:
        """Every school by its code."""
        return {each.code: each for each in self.problem.schools}

    @cached_property
    def bases(self) -> Mapping[str, Base]:
        """Every base by its code."""
        return {each.code: each for each in self.problem.bases}

    @cached_property
    def experts(self) -> Mapping[str, Expert]:
        """Every expert by their code."""
        return {each.code: each for each in self.problem.experts}

    @cached_property
    def days(self) -> Mapping[DayKey, ExpertDay]:
        """Every expert day, in order of dates."""
        ordered = sorted(self.problem.days, key=lambda each: (each.day, each.expert))
        return {each.key: each for each in ordered}

    @cached_property
    def requests(self) -> Mapping[str, Request]:
        """Every request, in order of codes."""
        return {each.code: each for each in sorted(self.problem.requests, key=lambda r: r.code)}

    @cached_property
    def travel(self) -> Travel:
        """Minutes between schools and bases."""
        problem = self.problem
        places: tuple[School | Base, ...] = (*problem.schools, *problem.bases)
        return Travel(
            problem.travel,
            {place.code: point(place.lon, place.lat) for place in places},
            detour=problem.pack.travel_detour.value,
            speed=problem.pack.travel_speed.value,
        )

    @cached_property
    def kept(self) -> Mapping[str, Stop]:
        """The confirmed visit of a request, where it has one."""
        return {stop.request: stop for stop in self.problem.kept}

    @cached_property
    def waiting(self) -> frozenset[tuple[str, DayKey]]:
        """The visits that wait for an answer: the request, and the expert's day."""
        return frozenset((stop.request, (stop.expert, stop.day)) for stop in self.problem.waiting)

    @cached_property
    def asking(self) -> Mapping[str, tuple[Request, ...]]:
        """The requests of each school that asks."""
        found: dict[str, list[Request]] = defaultdict(list)
        for request in self.requests.values():
            found[request.school].append(request)
        return {school: tuple(requests) for school, requests in found.items()}

    @cached_property
    def shares(self) -> tuple[Fraction, ...]:
        """At which share a school's first, second, … visit counts."""
        return tuple(Fraction(each) for each in self.problem.pack.visit_shares.value)

    def share(self, place: int) -> Fraction:
        """Return the share of a school's visit at ``place``, counted from 0."""
        return self.shares[min(place, len(self.shares) - 1)]

    def tier(self, school: str) -> str:
        """Return the goal that counts the school's first visit."""
        known = self.schools.get(school)
        return TIERS.get(known.strength if known else None, TIERS[None])

    def base_of(self, expert: str) -> str:
        """Return where the expert leaves from."""
        return self.experts[expert].base

    def request(self, code: str) -> Request:
        """Return a request.

        Raises
        ------
        UnknownRequest
            If there is none of that code.
        """
        if code not in self.requests:
            raise UnknownRequest(request=code)
        return self.requests[code]

    def day(self, key: DayKey) -> ExpertDay:
        """Return an expert day.

        Raises
        ------
        UnknownExpertDay
            If the expert has not given that day.
        """
        if key not in self.days:
            raise UnknownExpertDay(expert=key[0], day=key[1])
        return self.days[key]

    def companions(self, key: DayKey) -> tuple[ExpertDay, ...]:
        """Return the days of all who travel with the expert on that day, the expert included.

        The caravan that travels together is everybody who gives the date and leaves from one base.
        """
        if not self.problem.together:
            return (self.days[key],)
        base = self.base_of(key[0])
        return tuple(
            day
            for day in self.days.values()
            if day.day == key[1] and self.base_of(day.expert) == base
        )

    def can_speak(self, expert: Expert, request: Request) -> bool:
        """Say whether the request's topic and stage are among the expert's."""
        return request.topic in expert.topics and self.speaks_to(expert, request)

    def speaks_to(self, expert: Expert, request: Request) -> bool:
        """Say whether the expert speaks to the request's stage; None is every stage."""
        return expert.stages is None or request.stage in expert.stages

    def is_banned(self, request: str, key: DayKey) -> bool:
        """Say whether the user has excluded that the expert serves the request on the day."""
        return any(
            (ban.request, ban.expert) == (request, key[0]) and ban.day in {None, key[1]}
            for ban in self.problem.bans
        )
