"""What a list of people would do: whose account it opens, who gains a seat, what is wrong."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Literal

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_noop as _

from manyuan.kernel.clock import today
from manyuan.seats.actions import Invitation
from manyuan.seats.enums import UNIT_OF_ROLE, Role, UnitKind
from manyuan.seats.models import USERNAME, Person, Seat, Unit
from manyuan.seats.queries import (
    people_of_bureau,
    seats_of_bureau,
    units_of_bureau,
    usernames_like,
    usernames_taken,
)
from manyuan.sheets.columns import Row
from manyuan.sheets.people import PeopleFile, RowProblem

Outcome = Literal["account", "seat", "unchanged"]
SeatKey = tuple[str, Role, int]
WORD_OF_ROLE = {
    Role.BUREAU_OFFICER: "officer",
    Role.GROUP_OFFICE: "office",
    Role.PRINCIPAL: "principal",
    Role.TEACHER: "teacher",
    Role.AUDITOR: "auditor",
}
NOT_IN_USERNAMES = re.compile(r"[^\w.@+-]")
UNIT_MISSING = _("请填写单位代码。")
UNIT_UNKNOWN = _("没有代码为“{code}”的{kind_label}，请核对单位代码和角色。")
USERNAME_TAKEN = _("用户名“{username}”已属于另一个人，请换一个，或留空由系统生成。")
USERNAME_WRONG = _("用户名“{username}”只能含有文字、数字和 . @ + - _，请更正。")
EMAIL_WRONG = _("“{email}”不是电子邮箱地址，请更正或留空。")
ENDS_TOO_EARLY = _("结束日期（{ends}）不能早于开始日期（{starts}），请核对。")
REPEATED = _("与第 {other} 行重复：同一个人在同一单位的同一角色只写一行。")


@dataclass(frozen=True, slots=True)
class PlannedPerson:
    """One row of the list with what it would do."""

    row: int
    invitation: Invitation
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class PeoplePlan:
    """What the whole list would do; nothing is done while there are problems."""

    people: tuple[PlannedPerson, ...]
    problems: tuple[RowProblem, ...]

    def of(self, outcome: Outcome) -> tuple[Invitation, ...]:
        """Return the invitations with one outcome."""
        return tuple(one.invitation for one in self.people if one.outcome == outcome)

    @property
    def is_idle(self) -> bool:
        """Say whether nothing would change."""
        return all(one.outcome == "unchanged" for one in self.people)


class _Wrong(Exception):
    def __init__(self, sentence: str, **facts: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.facts = facts


def plan_people(seat: Seat, file: PeopleFile) -> PeoplePlan:
    """Compare a list of people with the bureau's accounts and seats, without writing anything."""
    planner = _Planner(seat, file)
    people: list[PlannedPerson] = []
    problems = list(file.problems)
    for number, row in file.rows:
        try:
            people.append(planner.plan(number, row))
        except _Wrong as wrong:
            problems.append(RowProblem(number, wrong.sentence, wrong.facts))
    problems.sort(key=lambda problem: problem.row or 0)
    return PeoplePlan(tuple(people), tuple(problems))


class _Planner:
    """Knows the bureau's units, people and seats, and the names given to earlier rows."""

    def __init__(self, seat: Seat, file: PeopleFile) -> None:
        self.seat = seat
        kinds = {UNIT_OF_ROLE[role] for role in WORD_OF_ROLE}
        self.units = {
            (kind, unit.code): unit for kind in kinds for unit in units_of_bureau(UnitKind(kind))
        }
        self.people = {person.username: person.name for person in people_of_bureau()}
        given = {_normal(row["username"]) for _number, row in file.rows} - {""}
        self.taken = set(usernames_taken(given)) - self.people.keys()
        self.held, self.by_name = _held_seats(seats_of_bureau())
        self.rows: dict[SeatKey, int] = {}
        self.nameless: dict[SeatKey, int] = {}
        self.opened: dict[str, str] = {}
        self.like: dict[str, frozenset[str]] = {}

    def plan(self, number: int, row: Row) -> PlannedPerson:
        role = Role(str(row["role"]))
        unit = self._unit(role, row["unit"])
        name = str(row["name"])
        email = _email(row)
        starts, ends = _dates(row)
        username, outcome = self._username(number, row, role, unit)
        earlier = self.rows.setdefault((username, role, unit.pk), number)
        if earlier != number:
            raise _Wrong(REPEATED, other=earlier)
        invitation = Invitation(username, name, role, unit, email, starts, ends)
        return PlannedPerson(number, invitation, outcome)

    def _unit(self, role: Role, code: object) -> Unit:
        kind = UNIT_OF_ROLE[role]
        if code is None:
            if kind == UnitKind.BUREAU:
                return self.seat.bureau
            raise _Wrong(UNIT_MISSING)
        unit = self.units.get((kind, str(code)))
        if unit is None:
            raise _Wrong(UNIT_UNKNOWN, code=code, kind_label=UnitKind(kind).label)
        return unit

    def _username(self, number: int, row: Row, role: Role, unit: Unit) -> tuple[str, Outcome]:
        name = str(row["name"])
        username = _normal(row["username"])
        if not username:
            return self._found_or_made(number, (name, role, unit.pk), unit)
        _check_username(username)
        known = self.people.get(username, self.opened.get(username))
        if username in self.taken or (known is not None and known != name):
            raise _Wrong(USERNAME_TAKEN, username=username)
        if (username, role, unit.pk) in self.held:
            return username, "unchanged"
        if username in self.people:
            return username, "seat"
        self.opened[username] = name
        return username, "account"

    def _found_or_made(self, number: int, key: SeatKey, unit: Unit) -> tuple[str, Outcome]:
        """Find who already has this seat under this name, else make up a sign-in name."""
        name, role, _pk = key
        earlier = self.nameless.setdefault(key, number)
        if earlier != number:
            raise _Wrong(REPEATED, other=earlier)
        if key in self.by_name:
            return self.by_name[key], "unchanged"
        username = self._made_up(unit, role)
        self.opened[username] = name
        return username, "account"

    def _made_up(self, unit: Unit, role: Role) -> str:
        beginning = _beginning(unit, role)
        if beginning not in self.like:
            self.like[beginning] = usernames_like(beginning)
        return _first_free(beginning, self.like[beginning] | self.opened.keys())


def next_username(unit: Unit, role: Role) -> str:
    """Make up the sign-in name of a unit's next person: its code, the role, a number."""
    beginning = _beginning(unit, role)
    return _first_free(beginning, usernames_like(beginning))


def _beginning(unit: Unit, role: Role) -> str:
    return f"{NOT_IN_USERNAMES.sub('', unit.code).lower()}-{WORD_OF_ROLE[role]}-"


def _first_free(beginning: str, taken: Set[str]) -> str:
    return next(name for n in count(1) if (name := f"{beginning}{n}") not in taken)


def _held_seats(seats: Iterable[Seat]) -> tuple[set[SeatKey], dict[SeatKey, str]]:
    """Return the seats not ended yet, by sign-in name and by the person's name."""
    held: set[SeatKey] = set()
    by_name: dict[SeatKey, str] = {}
    for seat in seats:
        if seat.person is not None and (seat.ends_on is None or seat.ends_on > today()):
            role = Role(seat.role)
            held.add((seat.person.username, role, seat.unit_id))
            by_name.setdefault((seat.person.name, role, seat.unit_id), seat.person.username)
    return held, by_name


def _normal(username: object) -> str:
    return Person.normalize_username(str(username)) if username is not None else ""


def _check_username(username: str) -> None:
    try:
        USERNAME(username)
    except ValidationError:
        raise _Wrong(USERNAME_WRONG, username=username) from None


def _email(row: Row) -> str:
    email = str(row["email"] or "")
    try:
        if email:
            validate_email(email)
    except ValidationError:
        raise _Wrong(EMAIL_WRONG, email=email) from None
    return email


def _dates(row: Row) -> tuple[date | None, date | None]:
    starts, ends = row["starts_on"], row["ends_on"]
    first = starts if isinstance(starts, date) else None
    last = ends if isinstance(ends, date) else None
    if last is not None and last < (first or today()):
        raise _Wrong(ENDS_TOO_EARLY, ends=last, starts=first or today())
    return first, last
