from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from manyuan.kernel.saying import Said
from manyuan.rules.balance import BalancePack
from manyuan.rules.exchange import ExchangePack

Scope = Literal["group", "district"]
TEACHER_INDICATORS = ("A1", "A2", "A3")


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A place of teaching: a legal school, or a campus of one (``legal`` is its legal school)."""

    code: str
    name: str
    kind: str
    nature: str | None
    strength: str | None
    legal: str
    lon: Decimal | None = None
    lat: Decimal | None = None
    opened_on: date | None = None
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """An education group with the legal schools that were its members on 1 September."""

    code: str
    name: str
    schools: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageReport:
    """What a school reported for a stage; ``counts`` maps A1, A2, A3 to teachers, None unknown."""

    school: str
    stage: str
    pupils: int | None
    counts: Mapping[str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Teacher:
    """A teacher on a school's roster."""

    code: str
    name: str
    school: str
    stage: str | None
    subject: str | None
    sex: str | None = None
    born: date | None = None
    at_school_since: date | None = None
    education: str | None = None
    backbone: str | None = None
    title: str | None = None
    cadre: str | None = None
    on_establishment: bool | None = None
    graduating_class: bool | None = None
    exemption: str | None = None
    exempt_until: date | None = None
    posted_to: str | None = None
    posted_from: date | None = None
    posted_until: date | None = None
    wishes: tuple[str, ...] = ()
    refuses: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """How many additional teachers of a stage and subject a school wants this year."""

    school: str
    stage: str
    subject: str
    wanted: int
    backbone_wanted: int = 0


@dataclass(frozen=True, slots=True)
class Placement:
    """A teacher is to go to a school: a move of the adopted plan."""

    teacher: str
    school: str


@dataclass(frozen=True, slots=True)
class Pin:
    """The user's will: the teacher goes to ``school``, or stays at home where that is None."""

    teacher: str
    school: str | None


@dataclass(frozen=True, slots=True)
class Ban:
    """The user's will: the teacher does not go to ``school``."""

    teacher: str
    school: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One year's teacher exchange, complete: nothing else is read while it is solved.

    Attributes
    ----------
    scope
        ``group``: moves inside groups; ``district``: between any two schools of the bureau.
    group
        The code of the one group that is planned, or None for all.
    travel
        Minutes from one school to another, as measured; a pair that is not here is estimated.
    adopted
        The moves of the adopted plan, when this is a re-plan.
    notes
        What the reader of the data had to say, such as another year's resources.
    """

    year: int
    scope: Scope
    pack: ExchangePack
    balance: BalancePack
    schools: tuple[School, ...]
    teams: tuple[Team, ...]
    reports: tuple[StageReport, ...]
    teachers: tuple[Teacher, ...]
    posts: tuple[Post, ...]
    travel: Mapping[tuple[str, str], int] = field(default_factory=dict)
    group: str | None = None
    pins: tuple[Pin, ...] = ()
    bans: tuple[Ban, ...] = ()
    adopted: tuple[Placement, ...] | None = None
    notes: tuple[Said, ...] = ()
