"""The rows of a frozen year as the indicators see them; None means unknown, never zero."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from manyuan.measures.balance import BalanceReport
from manyuan.measures.tables import SchoolRow


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A group; ``dissolved_on`` is the first day without it."""

    group: str
    state: str | None = None
    founded_on: date | None = None
    dissolved_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipRow:
    """A school's time in a group; ``left_on`` is the first day without it."""

    group: str
    school: str
    role: str
    joined_on: date
    left_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowRow:
    """A flow; ``end`` is the first day on which it goes on no longer.

    Without an ``end`` it lasts the day of its start alone, but the end of a posting is not known
    yet. ``hours`` are hours, ``people`` those who took part on the receiver's side.
    """

    flow: str
    kind: str
    provider: str
    receiver: str
    start: date
    status: str
    activity: str | None = None
    mode: str | None = None
    group: str | None = None
    teacher: str | None = None
    end: date | None = None
    hours: Decimal | None = None
    people: int | None = None
    direction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """A result of a school's stage in a school year, of ``n`` people."""

    school: str
    stage: str
    year: int
    measure: str
    value: Decimal | None = None
    n: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTables:
    """All that the indicators of one school year rest on, as it stood on the day ``as_of``.

    ``backbone`` has the level of each teacher whom a flow names. ``balance`` is the resource
    balance of the year and ``balance_before`` that of the year before, None where nothing was
    reported for exactly that year.
    """

    year: int
    as_of: date
    schools: tuple[SchoolRow, ...] = ()
    groups: tuple[GroupRow, ...] = ()
    memberships: tuple[MembershipRow, ...] = ()
    flows: tuple[FlowRow, ...] = ()
    outcomes: tuple[OutcomeRow, ...] = ()
    backbone: Mapping[str, str | None] = field(default_factory=dict)
    balance: BalanceReport | None = None
    balance_before: BalanceReport | None = None
