"""Legal schools and groups of a day, from the rows of a district folder."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from manyuan.planner.kinds.grouping.problem import Load, School, Team

Row: TypeAlias = Mapping[str, Any]
STAGES_OF: Mapping[str, tuple[str, ...]] = {
    "primary": ("primary",),
    "teaching_point": ("primary",),
    "junior": ("junior",),
    "nine_year": ("primary", "junior"),
    "senior": ("senior",),
    "complete": ("junior", "senior"),
    "twelve_year": ("primary", "junior", "senior"),
}
STRONGEST = ("lead", "strong", "ordinary", None, "new", "weak")
OFFICE = "office"


def lasts_on(day: date, starts: date | None, ends: date | None) -> bool:
    """Say whether a half-open interval holds the day; an end that is not known is open."""
    return (starts is None or starts <= day) and (ends is None or day < ends)


@dataclass(slots=True)
class Register:
    """What is open on a day: places of teaching by code, the pupils of each and whence they are.

    Built like the register behind the directory's pages, so that sizes and coverage agree: offices
    are no schools, a school's pupils are those of its latest report up to the year, campuses go
    with their legal school.
    """

    day: date
    places: dict[str, Row] = field(default_factory=dict)
    pupils: dict[str, int] = field(default_factory=dict)
    reported: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Row], resources: Iterable[Row], *, day: date) -> "Register":
        """Return the register of a day."""
        register = cls(day)
        for row in rows:
            is_open = lasts_on(day, row.get("opened_on"), row.get("closed_on"))
            if is_open and row["kind"] != OFFICE:
                register.places[row["school"]] = row
        for code, (year, total) in _latest(resources, day.year).items():
            register.pupils[code], register.reported[code] = total, year
        return register

    def older(self) -> list[int]:
        """Return the year of the report of each place whose pupils are not those of the year."""
        years = (self.reported.get(code, self.day.year) for code in self.places)
        return [year for year in years if year < self.day.year]

    def legal(self, code: str) -> str:
        """Return the legal school of a place; a campus whose school is closed stands for itself."""
        parent = self.places[code].get("campus_of")
        return parent if parent in self.places else code

    def campuses(self, code: str) -> frozenset[str]:
        """Return a place with its campuses."""
        return frozenset({code, *(each for each in self.places if self.legal(each) == code)})

    def schools(self) -> Iterator[School]:
        """Return the legal schools with what belongs to them."""
        campuses: dict[str, list[str]] = {}
        for code in self.places:
            campuses.setdefault(self.legal(code), []).append(code)
        for legal, places in sorted(campuses.items()):
            yield self._school(legal, places)

    def _school(self, legal: str, places: list[str]) -> School:
        row = self.places[legal]
        known = [self.pupils[code] for code in places if code in self.pupils]
        return School(
            code=legal,
            name=row["name"],
            stages=frozenset(
                stage for code in places for stage in STAGES_OF.get(self.places[code]["kind"], ())
            ),
            strength=row.get("strength"),
            pupils=sum(known) if known else None,
            campuses=len(places),
        )

    def load(self, places: Iterable[str]) -> Load:
        """Return what places count for, each once."""
        found = {*places}
        return Load(len(found), sum(self.pupils.get(code, 0) for code in found))


def _latest(resources: Iterable[Row], year: int) -> dict[str, tuple[int, int]]:
    """Return for each place the year of its latest report up to ``year``, and its pupils then."""
    latest: dict[str, tuple[int, int]] = {}
    for row in resources:
        count = row.get("pupils")
        if count is None or row["year"] > year:
            continue
        at, total = latest.get(row["school"], (0, 0))
        if row["year"] > at:
            latest[row["school"]] = row["year"], count
        elif row["year"] == at:
            latest[row["school"]] = at, total + count
    return latest


@dataclass(frozen=True, slots=True)
class _Roll:
    """A group in force with the places that are its members, and their roles."""

    code: str
    name: str
    roles: Mapping[str, str]


def teams_of(
    groups: Iterable[Row], memberships: Iterable[Row], register: Register
) -> tuple[Team, ...]:
    """Return the groups of the day by legal schools, each school covered by one of them.

    A group's lead is its lead school, of several the first by code; a group whose lead schools
    lead others already, or that names none, is led by the strongest of its members that leads
    nowhere. A school that is in several groups is covered by the one it leads, else the first by
    code.
    """
    rolls = _rolls(groups, memberships, register)
    leads: dict[str, str] = {}
    for roll in rolls:
        lead = _lead(roll, {*leads.values()}, register)
        if lead is not None:
            leads[roll.code] = lead
    home = {lead: code for code, lead in leads.items()}
    for roll in rolls:
        if roll.code in leads:
            for place in roll.roles:
                home.setdefault(register.legal(place), roll.code)
    return tuple(
        _team(roll, leads[roll.code], home, register) for roll in rolls if roll.code in leads
    )


def _rolls(groups: Iterable[Row], memberships: Iterable[Row], register: Register) -> list[_Roll]:
    roles: dict[str, dict[str, str]] = {}
    for row in memberships:
        lasts = lasts_on(register.day, row.get("joined_on"), row.get("left_on"))
        if lasts and row["school"] in register.places:
            roles.setdefault(row["group"], {})[row["school"]] = row["role"]
    return [
        _Roll(row["group"], row["name"], roles[row["group"]])
        for row in sorted(groups, key=lambda each: str(each["group"]))
        if row["group"] in roles
        and row.get("state") != "draft"
        and lasts_on(register.day, row.get("founded_on"), row.get("dissolved_on"))
    ]


def _lead(roll: _Roll, taken: set[str], register: Register) -> str | None:
    def rank(place: str) -> tuple[bool, int, str]:
        strength = register.places[register.legal(place)].get("strength")
        return roll.roles[place] != "lead", STRONGEST.index(strength), place

    able = [place for place in roll.roles if register.legal(place) not in taken]
    return register.legal(min(able, key=rank)) if able else None


def _team(roll: _Roll, lead: str, home: Mapping[str, str], register: Register) -> Team:
    counted = {campus for place in roll.roles for campus in register.campuses(place)}
    schools = {register.legal(place) for place in roll.roles}
    covered = {code for code in schools if home[code] == roll.code} | {lead}
    elsewhere = schools - covered
    partial = {
        code: register.load(counted & register.campuses(code))
        for code in sorted(covered)
        if not register.campuses(code) <= counted
    } | {code: register.load(register.campuses(code) - counted) for code in sorted(elsewhere)}
    return Team(
        code=roll.code,
        name=roll.name,
        lead=lead,
        members=frozenset(covered - {lead}),
        also=frozenset(elsewhere),
        shared=register.load(place for place in counted if register.legal(place) in elsewhere),
        partial=partial,
    )
