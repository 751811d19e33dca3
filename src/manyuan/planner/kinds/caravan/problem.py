from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from manyuan.kernel.saying import Said
from manyuan.rules.caravan import CaravanPack
from manyuan.rules.status import Status

GoalName = Literal[
    "first_visits_weak",
    "first_visits_ordinary",
    "first_visits_strong",
    "first_visits_lead",
    "pupils",
    "topics",
    "travel",
    "unmoved",
    "value",
]
# Every school before any is served twice, the weakest first; see docs/reference/planner.md.
USUAL_GOALS: tuple[GoalName, ...] = (
    "first_visits_weak",
    "first_visits_ordinary",
    "first_visits_strong",
    "first_visits_lead",
    "pupils",
    "topics",
    "travel",
)
DayKey: TypeAlias = tuple[str, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A place that asks for visits; a strength that is not known counts as ordinary."""

    code: str
    name: str
    strength: str | None = None
    lon: Decimal | None = None
    lat: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """Where experts leave from and come back to: a partner."""

    code: str
    name: str
    lon: Decimal | None = None
    lat: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert:
    """Who may be asked: the topics they speak on, and the stages (None: all) they speak to.

    From ``left_on`` on the expert no longer comes; None is somebody who has not left.
    """

    code: str
    name: str
    base: str
    topics: frozenset[str]
    stages: frozenset[str] | None = None
    left_on: date | None = None

    def is_here_on(self, day: date) -> bool:
        """Say whether the expert has not left by ``day``."""
        return self.left_on is None or day < self.left_on


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertDay:
    """A day that an expert gives: away from the base from ``start`` to ``end`` at the most.

    ``most`` is the number of visits at most, None for as many as fit. An expert who gives two spans
    of one date goes out once: the time between them is among the ``breaks``, in which the way may
    be made and nobody speaks.
    """

    expert: str
    day: date
    start: int
    end: int
    most: int | None = None
    breaks: tuple[tuple[int, int], ...] = ()

    @property
    def key(self) -> DayKey:
        """Expert and date, which name the day."""
        return self.expert, self.day

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """From when to when the expert may speak."""
        starts = (self.start, *(high for _low, high in self.breaks))
        ends = (*(low for low, _high in self.breaks), self.end)
        return tuple(zip(starts, ends, strict=True))


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Between which times of a day a visit may *start*."""

    day: date
    earliest: int
    latest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A visit that a school asks for.

    ``minutes`` is how long it takes. Two visits in the same ``hall`` of a school never overlap;
    a visit whose hall is not named needs none. ``weight`` multiplies its pupils.
    """

    code: str
    school: str
    topic: str
    stage: str | None
    pupils: int
    minutes: int
    windows: tuple[Window, ...]
    grade: str | None = None
    hall: str | None = None
    same_day_ok: bool = False
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True, order=True)
class Stop:
    """A visit of a plan: who serves the request, when."""

    request: str
    expert: str
    day: date
    start: int


@dataclass(frozen=True, slots=True)
class Pin:
    """The user's will: this expert serves the request on this day, at ``start`` where given."""

    request: str
    expert: str
    day: date
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Ban:
    """The user's will: this expert does not serve the request, on ``day`` or, for None, ever."""

    request: str
    expert: str
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One year's caravan, complete: nothing else is read while it is solved.

    Times and travel are whole numbers of one unit: minutes (of the day) for a district; the
    benchmark takes tenths, so that the instances of the literature keep their one decimal.

    Attributes
    ----------
    travel
        From one place (school or base) to another, as measured; else it is estimated.
    school_days
        The days on which there is school, among those that the data name.
    visited
        How many visits a school has had earlier in the year; they count as its first ones.
    kept
        Confirmed visits of a re-plan: they stay exactly as they are.
    waiting
        Visits of the plan in force that nobody has answered yet: the goal ``unmoved`` counts those
        that stay with their expert and day.
    goals
        What is aimed at, one after the other.
    together
        Whether experts with one base on one day travel as one route with parallel talks.
    busy
        Days that experts give and that visits take which are no part of this caravan.
    ahead_from
        From when a further day may be proposed that would serve an open request; None: any day.
    """

    year: int
    pack: CaravanPack
    schools: tuple[School, ...]
    bases: tuple[Base, ...]
    experts: tuple[Expert, ...]
    days: tuple[ExpertDay, ...]
    requests: tuple[Request, ...]
    school_days: frozenset[date]
    travel: Mapping[tuple[str, str], int] = field(default_factory=dict)
    visited: Mapping[str, int] = field(default_factory=dict)
    pins: tuple[Pin, ...] = ()
    bans: tuple[Ban, ...] = ()
    kept: tuple[Stop, ...] = ()
    waiting: tuple[Stop, ...] = ()
    goals: tuple[GoalName, ...] = USUAL_GOALS
    together: bool = False
    calendar_status: Status = Status.RECALLED
    ahead_from: date | None = None
    busy: frozenset[DayKey] = frozenset()
    notes: tuple[Said, ...] = ()
