"""The tours that a crew can make: every one of them where they are few, else the short ones."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from manyuan.planner.kinds.caravan.calls import Call, Crew, Talk
from manyuan.planner.kinds.caravan.ground import Ground

MOST_LABELS = 150_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Calls of a crew in their order, each at its earliest start; ``travel`` with the way back.

    The first call cannot start before ``earliest``, the last not after ``latest``.
    """

    crew: int
    calls: tuple[Call, ...]
    starts: tuple[int, ...]
    travel: int
    earliest: int
    latest: int

    @property
    def requests(self) -> tuple[str, ...]:
        """The requests served, in the order of the calls."""
        return tuple(code for call in self.calls for code in call.requests)


@dataclass(frozen=True, slots=True)
class Routes:
    """Tours of a crew; ``complete`` says that no other would do better in any goal."""

    routes: tuple[Route, ...]
    complete: bool


@dataclass(slots=True)
class _Label:
    """A beginning of a tour: where and when it stands, and what it has done."""

    path: tuple[int, ...]
    starts: tuple[int, ...]
    ready: int
    travel: int
    talks: int  # bits of talks
    served: int  # bits of requests


class Day:
    """One crew's day, laid out for looking up: calls as numbers, talks and requests as bits."""

    def __init__(self, ground: Ground, crew: Crew, calls: Sequence[Call]) -> None:
        self.crew = crew
        self.calls = tuple(calls)
        talks = sorted({talk for call in calls for talk in call.talks})
        codes = sorted({code for code, _ in talks})
        self.weights = {code: Fraction(ground.requests[code].weight) for code in codes}
        self.talk_bit = {talk: 1 << place for place, talk in enumerate(talks)}
        self.waiting = sum(
            bit
            for (code, expert), bit in self.talk_bit.items()
            if (code, (expert, crew.day)) in ground.waiting
        )
        self.request_bit = {code: 1 << place for place, code in enumerate(codes)}
        self.talks = [sum(self.talk_bit[talk] for talk in call.talks) for call in calls]
        self.served = [sum(self.request_bit[code] for code in call.requests) for call in calls]
        self.there = [ground.travel.minutes(crew.base, call.school) for call in calls]
        self.back = [ground.travel.minutes(call.school, crew.base) for call in calls]
        self.ways = [
            [ground.travel.minutes(one.school, other.school) for other in calls] for one in calls
        ]
        self.barred = [self._barred(call) for call in calls]
        self.limits = [
            (sum(bit for talk, bit in self.talk_bit.items() if talk[1] == day.expert), day.most)
            for day in crew.days
            if day.most is not None
        ]

    def _barred(self, call: Call) -> int:
        """Return the requests that forbid the call when they are served by another one."""
        bits = 0
        for other in self.calls:
            both = call.shares_days and other.shares_days
            if other.school == call.school and not both:
                bits |= sum(self.request_bit[code] for code in other.requests)
        if not call.shares_days:
            return bits
        apart = [
            code
            for other in self.calls
            if other.school == call.school and other.shares_days
            for code in other.requests
        ]
        return bits & ~sum(self.request_bit[code] for code in {*apart})

    def first(self, call: int) -> _Label | None:
        """Return the tour's beginning with a call, None where no way or no time leads there."""
        way = self.there[call]
        start = None if way is None else self._start(call, self.crew.start + way)
        if way is None or start is None:
            return None
        ready = start + self.calls[call].minutes
        return _Label((call,), (start,), ready, way, self.talks[call], self.served[call])

    def _start(self, call: int, there: int) -> int | None:
        times = self.calls[call].times
        return next((max(there, low) for low, high in times if there <= high), None)

    def then(self, label: _Label, call: int) -> _Label | None:
        """Return the beginning with one more call, None where a rule forbids it."""
        if label.served & (self.served[call] | self.barred[call]):
            return None
        way = self.ways[label.path[-1]][call]
        if way is None:
            return None
        start = self._start(call, label.ready + way)
        if start is None:
            return None
        talks = label.talks | self.talks[call]
        if any((talks & bits).bit_count() > most for bits, most in self.limits):
            return None
        return _Label(
            (*label.path, call),
            (*label.starts, start),
            start + self.calls[call].minutes,
            label.travel + way,
            talks,
            label.served | self.served[call],
        )

    def home(self, label: _Label) -> int | None:
        """Return the travel of the tour that ends here, None where it is not back in time."""
        back = self.back[label.path[-1]]
        return None if back is None or label.ready + back > self.crew.end else label.travel + back

    def route(self, number: int, label: _Label) -> Route | None:
        """Return the beginning as a tour, None where it does not lead back in time."""
        travel, there = self.home(label), self.there[label.path[0]]
        if travel is None or there is None:
            return None
        last = self.calls[label.path[-1]].minutes + travel - label.travel
        return Route(
            crew=number,
            calls=tuple(self.calls[call] for call in label.path),
            starts=label.starts,
            travel=travel,
            earliest=self.crew.start + there,
            latest=self.crew.end - last,
        )

    def along(self, number: int, path: Sequence[int]) -> Route | None:
        """Return the tour along the calls, None where it breaks a rule."""
        label: _Label | None = None
        for call in path:
            label = self.first(call) if label is None else self.then(label, call)
            if label is None:
                return None
        return None if label is None else self.route(number, label)


def routes(
    day: Day,
    number: int,
    *,
    must: Collection[Talk] = (),
    apart: Collection[str] = (),
    most: int = MOST_LABELS,
) -> Routes:
    """Return the tours of a crew that serve all of ``must``, the cheapest for each set of requests.

    Who of a crew speaks is told apart where a visit waits with one of them: it may stay there.

    Of tours that serve the same requests only the one of least travel is kept, unless a request
    of ``apart`` is among them: such may have to wait for another crew, and every order counts.
    The search goes by length and ends after ``most`` beginnings of tours.
    """
    needed = sum(day.talk_bit.get(talk, 0) for talk in must)
    special = sum(day.request_bit.get(code, 0) for code in apart)
    if any(talk not in day.talk_bit for talk in must):
        return Routes((), complete=True)
    best: dict[object, tuple[int, _Label]] = {}
    begun = (day.first(call) for call in range(len(day.calls)) if _may_begin(day, call))
    level = [label for label in begun if label is not None]
    before = 1
    while level:
        for label in level:
            if label.talks & needed == needed:
                _keep(best, day, label, special)
        # A level is about as many times larger than the last as that was than the one before.
        hopeless = len(level) ** 2 > most * before
        longer = [] if hopeless else list(islice(_longer(day, level), most + 1))
        before, most = len(level), most - len(longer)
        if hopeless or most < 0:
            return _found(day, number, best, complete=False)
        level = _undominated(longer, special)
    return _found(day, number, best, complete=True)


def _may_begin(day: Day, call: int) -> bool:
    return all((day.talks[call] & bits).bit_count() <= most for bits, most in day.limits)


def _longer(day: Day, level: Sequence[_Label]) -> Iterator[_Label]:
    every = range(len(day.calls))
    for label in level:
        for call in every:
            longer = day.then(label, call)
            if longer is not None:
                yield longer


def _undominated(labels: Iterable[_Label], special: int) -> list[_Label]:
    """Drop beginnings that another one with the same talks and end beats in time and travel."""
    found: dict[tuple[int, int], list[_Label]] = {}
    for label in labels:
        rivals = found.setdefault((label.talks, label.path[-1]), [])
        if label.served & special:
            rivals.append(label)
        elif not any(_beats(rival, label) for rival in rivals):
            rivals[:] = [rival for rival in rivals if not _beats(label, rival)]
            rivals.append(label)
    return [label for rivals in found.values() for label in rivals]


def _beats(one: _Label, other: _Label) -> bool:
    return one.ready <= other.ready and one.travel <= other.travel


def _keep(best: dict[object, tuple[int, _Label]], day: Day, label: _Label, special: int) -> None:
    is_special = bool(label.served & special)
    alike = (label.served, label.talks & day.waiting)
    # A path and a set of requests may be the same numbers.
    key = (is_special, label.path if is_special else alike)
    travel = day.home(label)
    if travel is None:
        return
    known = best.get(key)
    if known is None or (travel, label.path) < (known[0], known[1].path):
        best[key] = travel, label


def _found(
    day: Day, number: int, best: Mapping[object, tuple[int, _Label]], *, complete: bool
) -> Routes:
    found = (day.route(number, label) for _, label in best.values())
    return Routes(tuple(route for route in found if route is not None), complete)
