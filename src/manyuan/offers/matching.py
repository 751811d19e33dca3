"""Which given day could serve what is asked for: plain facts in, matches or the obstacle out.

Travel, and what else the day already serves, is the planner's: a match says that a visit could
be arranged, not that it will.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from manyuan.offers.slots import Slot

# What stands in the way, in the order in which it is looked at: the later, the nearer to a match.
Obstacle = Literal["topic", "stage", "day", "time", "past", "taken"]
OBSTACLES: tuple[Obstacle, ...] = get_args(Obstacle)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a school asks for: a topic for pupils of a stage, so many minutes within its hours."""

    key: int
    topic: str
    stage: str
    minutes: int
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What an expert gives: the hours of a day, for some topics and stages, so many visits."""

    key: int
    topics: frozenset[str]
    stages: frozenset[str]
    slot: Slot
    places: int


@dataclass(frozen=True, slots=True)
class Match:
    """A day could serve what is asked for within ``slot``, the longest hours that both have."""

    asked: int
    given: int
    slot: Slot
    spare: int
    places: int

    @property
    def rank(self) -> tuple[int, int, Slot, int]:
        """Sort the best first: most places left, then most room in time, then the earliest."""
        return -self.places, -self.spare, self.slot, self.given


@dataclass(frozen=True, slots=True)
class Answer:
    """Every match, best first; without any, the obstacle that came nearest to one."""

    found: tuple[Match, ...]
    obstacle: Obstacle | None


def days_for(asked: Asked, given: Iterable[Given], *, since: date) -> Answer:
    """Return which days could serve what is asked for; days before ``since`` are past."""
    return _answer(_match(asked, one, since) for one in given)


def served_by(given: Given, asked: Iterable[Asked], *, since: date) -> Answer:
    """Return what of all that is asked for a day could serve."""
    return _answer(_match(one, given, since) for one in asked)


def _match(asked: Asked, given: Given, since: date) -> Match | Obstacle:
    slot = _longest(asked, given)
    obstacles: tuple[tuple[bool, Obstacle], ...] = (
        (asked.topic not in given.topics, "topic"),
        (asked.stage not in given.stages, "stage"),
        (all(one.day != given.slot.day for one in asked.slots), "day"),
        (slot is None or slot.minutes < asked.minutes, "time"),
        (given.slot.day < since, "past"),
        (given.places < 1, "taken"),
    )
    first = next((word for holds, word in obstacles if holds), None)
    if slot is None or first is not None:
        return first or "time"
    return Match(asked.key, given.key, slot, slot.minutes - asked.minutes, given.places)


def _longest(asked: Asked, given: Given) -> Slot | None:
    """Return the longest hours that both have, the earliest of several."""
    shared = [both for slot in asked.slots if (both := slot.common(given.slot)) is not None]
    return max(shared, key=lambda slot: slot.minutes, default=None)


def _answer(judged: Iterable[Match | Obstacle]) -> Answer:
    found: list[Match] = []
    obstacles: set[Obstacle] = set()
    for one in judged:
        if isinstance(one, Match):
            found.append(one)
        else:
            obstacles.add(one)
    if found:
        return Answer(tuple(sorted(found, key=lambda match: match.rank)), None)
    nearest = max(obstacles, key=OBSTACLES.index, default=OBSTACLES[0])
    return Answer((), nearest)
