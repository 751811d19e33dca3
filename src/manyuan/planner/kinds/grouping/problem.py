from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from manyuan.kernel.saying import Said
from manyuan.rules.grouping import GroupingPack

GoalName = Literal[
    "schools_uncovered", "pupils_uncovered", "travel", "pupils_excess", "need_excess", "changes"
]
GOALS: tuple[GoalName, ...] = (
    *("schools_uncovered", "pupils_uncovered", "travel"),
    *("pupils_excess", "need_excess", "changes"),
)
IN_NEED = frozenset({"weak", "new"})


@dataclass(frozen=True, slots=True)
class Load:
    """What counts towards the caps of a group: campuses (the legal school is one) and pupils."""

    campuses: int = 0
    pupils: int = 0

    def __add__(self, other: "Load") -> "Load":
        return Load(self.campuses + other.campuses, self.pupils + other.pupils)


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A legal school; its campuses go with it, and their pupils are among its own."""

    code: str
    name: str
    stages: frozenset[str]
    strength: str | None = None
    pupils: int | None = None
    campuses: int = 1

    @property
    def load(self) -> Load:
        """What the school adds to a group; unknown pupils count as none."""
        return Load(self.campuses, self.pupils or 0)

    @property
    def is_in_need(self) -> bool:
        """Say whether it is a weak or a new school."""
        return self.strength in IN_NEED


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """An education group of today, by legal schools.

    Attributes
    ----------
    lead
        The one lead school by which the planner knows the group.
    members
        The other schools that are covered by this group.
    also
        Members that count as covered in another group; they stay, and nobody plans them here.
    shared
        What those members add to the size of this group.
    partial
        What a school adds that does not add its whole load: of a covered member the campuses that
        belong to the group, of one covered elsewhere what is not among ``shared`` already.
    """

    code: str
    name: str
    lead: str
    members: frozenset[str]
    also: frozenset[str] = frozenset()
    shared: Load = Load()
    partial: Mapping[str, Load] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pin:
    """The user's will: the school is in the group of ``lead``; its own code: it leads one."""

    school: str
    lead: str


@dataclass(frozen=True, slots=True)
class Ban:
    """The user's will: the school is not in the group of ``lead``; its own code: it leads none."""

    school: str
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Who could join which group, complete: nothing else is read while it is solved.

    A p-median problem is one whose schools all may lead and whose goals are
    ``schools_uncovered`` and ``travel``; with ``most_pupils`` it is the capacitated one.

    Attributes
    ----------
    teams
        The groups of today; their leads go on to lead and their members are kept, but for those
        that are ``released``.
    leads
        The schools that may lead a group, besides the leads of today.
    groups
        How many groups there may be at most, those of today among them.
    minutes
        Travel from a school to a lead, by (school, lead); a pair that is not here has no way.
    max_minutes, most_campuses, most_pupils
        The limits; None is no limit.
    chain
        Whether a primary school joins a group only if the group teaches the junior stage.
    years
        Over how many years the schools join.
    notes
        What the reader of the data had to say.
    """

    year: int
    pack: GroupingPack
    schools: tuple[School, ...]
    leads: frozenset[str]
    groups: int
    minutes: Mapping[tuple[str, str], int]
    teams: tuple[Team, ...] = ()
    max_minutes: int | None = None
    most_campuses: int | None = None
    most_pupils: int | None = None
    chain: bool = False
    years: int = 3
    goals: tuple[GoalName, ...] = GOALS
    pins: tuple[Pin, ...] = ()
    bans: tuple[Ban, ...] = ()
    released: frozenset[str] = frozenset()
    notes: tuple[Said, ...] = ()
