"""Choosing among tours as a program: every crew makes one, every request is served once at most."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

from manyuan.planner.kinds.caravan.calls import Crew
from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.plan import SMALL
from manyuan.planner.kinds.caravan.problem import DayKey, GoalName, Request
from manyuan.planner.kinds.caravan.tours import Route
from manyuan.planner.solvers.program import Goal, Program


class Model:
    """The program of a pool of tours, with goals that are all to be made small.

    Besides a column for each tour there is one for each request (whether it is served), for each
    school's first visit and each pair of school and topic, and for each request and share of its
    school's pupils. A ``loose`` model is a relaxation instead: a crew whose tours are not all
    known may serve any of its requests for which time and number of visits suffice.
    """

    def __init__(
        self,
        ground: Ground,
        crews: Sequence[Crew],
        routes: Sequence[Route],
        *,
        bound: Mapping[int, "Loose"] | None = None,
        must: Sequence[bool] = (),
    ) -> None:
        self.ground = ground
        self.crews = crews
        self.names: tuple[GoalName, ...] = ground.problem.goals
        self.routes = tuple(routes)
        self._loose = bound or {}
        self._must = must
        self._scale = _scale(ground)
        self._rows: dict[tuple[str, ...], int] = {}
        goals = [Goal(name, whole=True) for name in self.names]
        self._goals = {goal.name: goal for goal in goals}
        self.program = Program(goals)
        self._served_columns()
        self._tour_columns(crews)
        self._loose_columns()
        self._first_visits()
        self._pupils()
        self._topics()

    def units(self, name: GoalName) -> int:
        """Return in which fraction of one the program counts a goal."""
        return {"pupils": self._scale, "value": _weights_scale(self.ground)}.get(name, 1)

    def points(self, name: GoalName, value: Fraction) -> float:
        """Return a goal's value as the program counts it: small is better."""
        return float(value * self.units(name) * (1 if name in SMALL else -1))

    def worth(self, name: GoalName, points: float) -> float:
        """Return what the program counts as the goal's own value."""
        return points / self.units(name) * (1 if name in SMALL else -1)

    def chosen(self, point: Sequence[float]) -> tuple[Route, ...]:
        """Return the tours that a point takes."""
        return tuple(
            route
            for route, column in zip(self.routes, self.tours, strict=True)
            if point[column] > 0.5
        )

    def columns_of(self, routes: Sequence[Route]) -> list[int]:
        """Return the columns of tours of the pool."""
        return [self.tours[self.routes.index(route)] for route in routes]

    def point(self, chosen: Sequence[Route]) -> list[float]:
        """Return the point of tours of the pool; ``chosen`` must keep every rule."""
        point = [0.0] * self.program.columns
        served = {code for route in chosen for code in route.requests}
        for column in self.columns_of(chosen):
            point[column] = 1.0
        for code in served:
            point[self.served[code]] = 1.0
            request = self.ground.requests[code]
            for key in ((request.school,), (request.school, request.topic)):
                if key in self._reached:
                    point[self._reached[key]] = 1.0
        for school in {self.ground.requests[code].school for code in served}:
            self._shared(point, school, served)
        return point

    # -- columns -----------------------------------------------------------------------------

    def _served_columns(self) -> None:
        """Say of each request whether it is served: the sum of what serves it."""
        program, pinned = self.program, {pin.request for pin in self.ground.problem.pins}
        pinned |= self.ground.kept.keys()
        self._serves = {code: program.row(0.0, 0.0) for code in self.ground.requests}
        self._links: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for code, request in self.ground.requests.items():
            self._links[code].append((self._serves[code], -1.0))
            for row in self._link_rows(request):
                self._links[code].append((row, 1.0))
        self.served: dict[str, int] = {}
        for code, request in self.ground.requests.items():
            column = program.column(
                self._links[code], lower=float(code in pinned), upper=1.0, whole=False
            )
            self.served[code] = column
            self._cost("value", column, -Fraction(request.weight) * self.units("value"))

    def _link_rows(self, request: Request) -> list[int]:
        """Return the rows in which a served request counts, making them at their first use."""
        keys: list[tuple[str, ...]] = []
        if self.ground.tier(request.school) in self._goals:
            keys.append((request.school,))
        if "topics" in self._goals:
            keys.append((request.school, request.topic))
        rows = [self._row_of(key) for key in keys]
        if "pupils" in self._goals:
            key = ("pupils", request.code, "")
            self._rows[key] = self.program.row(0.0, 0.0)
            rows.append(self._rows[key])
        return rows

    def _row_of(self, key: tuple[str, ...]) -> int:
        if key not in self._rows:
            self._rows[key] = self.program.row(0.0)
        return self._rows[key]

    def _tour_columns(self, crews: Sequence[Crew]) -> None:
        program = self.program
        once = {
            number: program.row(float(bool(self._must) and self._must[number]), 1.0)
            for number in range(len(crews))
            if number not in self._loose
        }
        same_day = _SameDay(self.ground, crews, self.routes, program)
        self.tours: list[int] = []
        for route in self.routes:
            entries = [(once[route.crew], 1.0)]
            entries += [(self._serves[code], 1.0) for code in route.requests]
            entries += same_day.entries(route)
            column = program.column(
                entries, upper=1.0, ceiling=1.0, whole=not self._loose, lazy=len(route.calls) > 1
            )
            self.tours.append(column)
            self._cost("travel", column, Fraction(route.travel))
            self._cost("unmoved", column, Fraction(-self._unmoved(crews[route.crew], route)))

    def _unmoved(self, crew: Crew, route: Route) -> int:
        """Count the visits of a tour that wait on this very day of their expert."""
        talks = (talk for call in route.calls for talk in call.talks)
        return sum((code, (expert, crew.day)) in self.ground.waiting for code, expert in talks)

    def _loose_columns(self) -> None:
        """Let a crew whose tours are not all known serve what time and number allow, in parts."""
        for crew, loose in self._loose.items():
            stay = {code for code, key in self.ground.waiting if key in self._keys_of(crew)}
            time = self.program.row(upper=float(loose.time))
            number = None if loose.most is None else self.program.row(upper=float(loose.most))
            for code, (minutes, travel) in loose.talks.items():
                entries = [(self._serves[code], 1.0), (time, float(minutes))]
                entries += [] if number is None else [(number, 1.0)]
                column = self.program.column(entries, upper=1.0, ceiling=1.0)
                self._cost("travel", column, travel)
                self._cost("unmoved", column, Fraction(-int(code in stay)))

    def _keys_of(self, crew: int) -> set[DayKey]:
        return {day.key for day in self.crews[crew].days}

    def _first_visits(self) -> None:
        self._reached: dict[tuple[str, ...], int] = {}
        for school in self.ground.asking:
            goal = self.ground.tier(school)
            if goal in self._goals:
                first = not self.ground.problem.visited.get(school)
                self._reach((school,), goal, worth=int(first))

    def _topics(self) -> None:
        if "topics" in self._goals:
            for key in sorted(key for key in self._rows if len(key) == 2):
                self._reach(key, "topics", worth=1)

    def _reach(self, key: tuple[str, ...], goal: str, *, worth: int) -> None:
        """Count a school, or a topic at a school, once when one of its requests is served."""
        column = self.program.column([(self._rows[key], -1.0)], upper=1.0, ceiling=1.0)
        self._reached[key] = column
        self._cost(goal, column, Fraction(-worth))

    def _pupils(self) -> None:
        """Give each request one of its school's shares; each but the last is there once."""
        self._takes: dict[str, dict[int, int]] = {}
        if "pupils" not in self._goals:
            return
        for school, requests in self.ground.asking.items():
            earlier = self.ground.problem.visited.get(school, 0)
            places = min(len(requests), max(1, len(self.ground.shares) - earlier))
            rows = [self.program.row(upper=1.0) for _ in range(places)]
            last = earlier + places >= len(self.ground.shares)
            for request in requests:
                self._takes[request.code] = {
                    place: self._take(
                        request, earlier, place, row, bounded=not last or place + 1 < places
                    )
                    for place, row in enumerate(rows)
                }

    def _take(self, request: Request, earlier: int, place: int, row: int, *, bounded: bool) -> int:
        entries = [(self._rows["pupils", request.code, ""], -1.0)]
        entries += [(row, 1.0)] if bounded else []
        column = self.program.column(entries, upper=1.0, ceiling=1.0)
        worth = self.ground.share(earlier + place) * request.pupils * Fraction(request.weight)
        self._cost("pupils", column, -worth * self._scale)
        return column

    def _shared(self, point: list[float], school: str, served: set[str]) -> None:
        """Give the school's served requests their shares, the largest first."""
        if not self._takes:
            return
        own = [request for request in self.ground.asking[school] if request.code in served]
        own.sort(key=lambda each: (-each.pupils * each.weight, each.code))
        for place, request in enumerate(own):
            takes = self._takes[request.code]
            point[takes[min(place, len(takes) - 1)]] = 1.0

    def _cost(self, goal: str, column: int, cost: Fraction) -> None:
        if goal in self._goals and cost:
            self._goals[goal].add(column, float(cost))


class Loose:
    """What limits a crew whose tours are not all known: its time, its visits, its requests."""

    def __init__(
        self,
        time: int,
        most: int | None,
        talks: Mapping[str, tuple[int, Fraction]],
    ) -> None:
        self.time = time
        self.most = most
        self.talks = talks


class _SameDay:
    """Rows that keep tours of one day from a school that wants one visit a day only."""

    def __init__(
        self, ground: Ground, crews: Sequence[Crew], routes: Sequence[Route], program: Program
    ) -> None:
        self._ground = ground
        self._crews = crews
        self._program = program
        self._rows: dict[object, int] = {}
        users: dict[object, set[int]] = defaultdict(set)
        for route in routes:
            for call in route.calls:
                users[crews[route.crew].day, call.school].add(route.crew)
        self._met = {key for key, numbers in users.items() if len(numbers) > 1}
        self._sharing: dict[object, set[str]] = defaultdict(set)
        for route in routes:
            for call in route.calls:
                if call.shares_days:
                    self._sharing[crews[route.crew].day, call.school].update(call.requests)

    def entries(self, route: Route) -> list[tuple[int, float]]:
        """Return the rows of a tour: beside a visit that wants its day alone there is no other.

        For each visit that shares its day: it and all that do not are one at most.
        """
        found: list[tuple[int, float]] = []
        for call in route.calls:
            key = self._crews[route.crew].day, call.school
            if key not in self._met:
                continue
            if call.shares_days:
                found += [(self._row(key, code), 1.0) for code in call.requests]
            else:
                found.append((self._row(key, ""), 1.0))
                found += [(self._row(key, code), 1.0) for code in sorted(self._sharing[key])]
        return found

    def _row(self, key: object, code: str) -> int:
        if (key, code) not in self._rows:
            self._rows[key, code] = self._program.row(upper=1.0)
        return self._rows[key, code]


def _scale(ground: Ground) -> int:
    """Return the number that makes every pupil goal whole."""
    weights = [Fraction(request.weight).denominator for request in ground.requests.values()]
    return lcm(*(share.denominator for share in ground.shares)) * lcm(*weights)


def _weights_scale(ground: Ground) -> int:
    return lcm(*(Fraction(request.weight).denominator for request in ground.requests.values()))
