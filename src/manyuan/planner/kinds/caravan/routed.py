"""Days with too many tours to list them all: PyVRP proposes, what it proposed is listed again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from manyuan.planner.kinds.caravan.calls import Call, Crew, Talk
from manyuan.planner.kinds.caravan.goals import served_values
from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.model import Loose
from manyuan.planner.kinds.caravan.tours import Day, Route, routes
from manyuan.planner.solvers.router import Outing, Visit, route

ROUNDS = 2
LARGEST_PRIZE = 15  # what the best visit is worth, in longest ways
MOST_AGAIN = 20_000  # beginnings of tours when what was proposed is listed
FIRST_VISITS = [
    *("first_visits_weak", "first_visits_ordinary", "first_visits_strong", "first_visits_lead"),
]


@dataclass
class Proposals:
    """The routed tours of the days whose tours are not all listed."""

    ground: Ground
    crews: Sequence[Crew]
    days: Mapping[int, Day]
    must: Sequence[frozenset[Talk]]
    seed: int | None
    current: dict[int, Route] = field(default_factory=dict)

    def propose(self, seconds: float, goes_on: Callable[[], bool]) -> tuple[Route, ...]:
        """Route every day in turn, ``ROUNDS`` times, each knowing what the others serve."""
        found: dict[int, set[Call]] = {number: set() for number in self.days}
        rounds = ROUNDS if len(self.days) > 1 else 1
        slice_ = seconds / (rounds * len(self.days))
        for turn in range(rounds):
            for number in self.days:
                if not goes_on():
                    break
                self._route(number, slice_, turn)
                if number in self.current:
                    found[number].update(self.current[number].calls)
        return tuple(self._again(found))

    def _route(self, number: int, seconds: float, turn: int) -> None:
        others = {
            code for one, each in self.current.items() if one != number for code in each.requests
        }
        day = self.days[number]
        prizes = self._prizes(day, others)
        worth = {place: prize for place, prize in enumerate(prizes) if prize > 0}
        must = sum(day.talk_bit.get(talk, 0) for talk in self.must[number])
        outing, owners = _outing(day, worth, must)
        seed = None if self.seed is None else self.seed + turn
        path = [owners[place] for place in route(outing, seconds=seconds, seed=seed)]
        found = day.along(number, path)
        if found is not None:
            self.current[number] = found

    def _prizes(self, day: Day, others: set[str]) -> list[Fraction]:
        """Return what each call adds to what the other days serve, first visits above all."""
        largest = max(
            (
                request.pupils * Fraction(request.weight)
                for request in self.ground.requests.values()
            ),
            default=Fraction(1),
        )
        return [
            Fraction(0)
            if others & {*call.requests}
            else _gain(self.ground, others, call, largest=largest)
            for call in day.calls
        ]

    def _again(self, found: Mapping[int, Iterable[Call]]) -> Iterable[Route]:
        """List the tours made of what was proposed for a day, and the proposal itself."""
        for number, calls in found.items():
            chosen = sorted(calls, key=lambda call: (call.school, call.talks))
            if chosen:
                day = Day(self.ground, self.crews[number], chosen)
                yield from routes(day, number, must=self.must[number], most=MOST_AGAIN).routes
            if number in self.current and self.must[number] <= {
                talk for call in self.current[number].calls for talk in call.talks
            }:
                yield self.current[number]


def _gain(ground: Ground, others: set[str], call: Call, *, largest: Fraction) -> Fraction:
    """Return one number for the gain in all goals: a first visit outweighs any pupils."""
    there = {request.code for request in ground.asking[call.school]} & others
    before = served_values(ground, there)
    after = served_values(ground, there | {*call.requests})
    weights = {name: len(FIRST_VISITS) + 1 - place for place, name in enumerate(FIRST_VISITS)}
    unit = {name: weight * largest for name, weight in weights.items()}
    unit["topics"] = largest / 100
    return sum(
        ((after[name] - before[name]) * unit.get(name, Fraction(1)) for name in after), Fraction(0)
    )


def _outing(day: Day, worth: Mapping[int, Fraction], must: int) -> tuple[Outing, list[int]]:
    """Return the day as PyVRP takes it, and the call that each of its visits stands for.

    Calls that exclude each other (one school that wants one visit, one request) are one group.
    """
    groups = _groups(day, worth)
    ways: list[list[int | None]] = [[0, *(day.there[call] for call in worth)]]
    ways += [[day.back[call], *(day.ways[call][other] for other in worth)] for call in worth]
    longest = max((way or 0 for row in ways for way in row), default=1) or 1
    best = max(worth.values(), default=Fraction(1))
    total = sum(worth.values(), Fraction(0))
    visits, owners = [], []
    for place, (call, value) in enumerate(worth.items()):
        # What the user has fixed is worth more than all the rest together.
        most = value + total if day.talks[call] & must else value
        for low, high in day.calls[call].times:
            owners.append(call)
            visits.append(
                Visit(
                    place=place + 1,
                    service=day.calls[call].minutes,
                    earliest=low,
                    latest=high,
                    prize=max(1, round(most / best * LARGEST_PRIZE * longest)),
                    group=groups[call],
                )
            )
    crew = day.crew
    number = len(visits) if crew.most is None else crew.most
    return Outing(ways=ways, start=crew.start, end=crew.end, most=number, visits=visits), owners


def _groups(day: Day, worth: Mapping[int, Fraction]) -> dict[int, int]:
    """Return a group for each call: the first of those with which it may not share a tour."""
    found: dict[int, int] = {}
    for call in worth:
        rivals = (
            other
            for other in found
            if day.served[call] & day.served[other]
            or day.barred[call] & day.served[other]
            or day.barred[other] & day.served[call]
        )
        rival = next(rivals, None)
        found[call] = call if rival is None else found[rival]
    return found


def loose(ground: Ground, day: Day) -> Loose:
    """Return what bounds a day whatever its tour: time and number, each talk with its shortest way.

    Talks side by side share a crew's time, so the crew of n experts has n times as much.
    """
    crew, count = day.crew, len(day.crew.days)
    talks: dict[str, tuple[int, Fraction]] = {}
    back = min((way for way in day.back if way is not None), default=0)
    for place, call in enumerate(day.calls):
        others = (row[place] for other, row in enumerate(day.ways) if other != place)
        ways = [way for way in (day.there[place], *others) if way is not None]
        for code in call.requests:
            minutes = ground.requests[code].minutes
            least = min(ways)
            known = talks.get(code, (minutes + least, Fraction(least, count)))
            talks[code] = min(known, (minutes + least, Fraction(least, count)))
    return Loose(count * (crew.end - crew.start - back), crew.most, talks)
