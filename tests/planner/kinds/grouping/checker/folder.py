"""The district folder on 1 September of a year, read with the standard library alone."""

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import asin, ceil, cos, radians, sin, sqrt
from pathlib import Path

STAGES = {
    "primary": {"primary"},
    "teaching_point": {"primary"},
    "junior": {"junior"},
    "nine_year": {"primary", "junior"},
    "senior": {"senior"},
    "complete": {"junior", "senior"},
    "twelve_year": {"primary", "junior", "senior"},
}
ORDER = ["lead", "strong", "ordinary", "", "new", "weak"]


@dataclass
class District:
    """Legal schools with what belongs to them, the groups of the day, and the ways."""

    places: dict[str, dict[str, str]] = field(default_factory=dict)
    pupils: dict[str, int] = field(default_factory=dict)
    campuses: dict[str, set[str]] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)  # group → places
    lead: dict[str, str] = field(default_factory=dict)  # group → legal school
    home: dict[str, str] = field(default_factory=dict)  # legal school → group that covers it
    travel: dict[tuple[str, str], int] = field(default_factory=dict)

    def legal(self, code):
        parent = self.places[code].get("campus_of")
        return parent if parent in self.places else code

    def pupils_of(self, school):
        return sum(self.pupils.get(code, 0) for code in self.campuses[school])

    def stages_of(self, school):
        kinds = [self.places[code]["kind"] for code in self.campuses[school]]
        return set().union(*(STAGES.get(kind, set()) for kind in kinds))

    def is_in_need(self, school):
        return self.places[school].get("strength") in {"weak", "new"}

    def minutes(self, start, end):
        if start == end:
            return 0
        for way in ((start, end), (end, start)):
            if way in self.travel:
                return self.travel[way]
        here, there = self._point(start), self._point(end)
        if here is None or there is None:
            return None
        (x, y), (u, v) = here, there
        half = sin((v - y) / 2) ** 2 + cos(y) * cos(v) * sin((u - x) / 2) ** 2
        return ceil(2 * 6371.0088 * asin(sqrt(half)) * 1.3 / 20 * 60)

    def _point(self, code):
        lon, lat = self.places[code].get("lon"), self.places[code].get("lat")
        return (radians(float(lon)), radians(float(lat))) if lon and lat else None

    def group_places(self, group, inside):
        """Places that count in a group of today that holds the schools ``inside``.

        A covered member of which only campuses belong to the group counts with those; members
        that other groups cover stay and count; everybody else counts whole.
        """
        counted = {campus for place in self.members[group] for campus in self._with(place)}
        own = {self.legal(code) for code in self.members[group]}
        found = {code for code in counted if self.home[self.legal(code)] != group}
        for school in inside:
            whole = self.campuses[school]
            mine = school in own and self.home[school] == group
            found |= whole & counted if mine else whole
        return found

    def _with(self, place):
        return {place} | {code for code in self.places if self.legal(code) == place}


def day(text):
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    return date(*parts) if len(parts) == 3 else date(*parts, 1)


def lasts(row, first, last, on):
    start, end = day(row.get(first, "")), day(row.get(last, ""))
    return (start is None or start <= on) and (end is None or on < end)


def rows(folder, name):
    path = Path(folder) / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {key: (text or "").strip() for key, text in row.items() if key}
            for row in csv.DictReader(file)
        ]


def open_district(folder, year):
    """Return the district of a folder on 1 September of the year."""
    on = date(year, 9, 1)
    found = District()
    for row in rows(folder, "schools"):
        if row["kind"] != "office" and lasts(row, "opened_on", "closed_on", on):
            found.places[row["school"]] = row
    campuses = defaultdict(set)
    for code in found.places:
        campuses[found.legal(code)].add(code)
    found.campuses = dict(sorted(campuses.items()))
    _pupils(found, rows(folder, "resources"), year)
    _groups(found, folder, on)
    for row in rows(folder, "travel"):
        if row["minutes"]:
            found.travel[row["from"], row["to"]] = int(Fraction(row["minutes"]))
    return found


def _pupils(found, resources, year):
    told = [row for row in resources if row["pupils"] and int(row["year"]) <= year]
    latest = {}
    for row in told:
        latest[row["school"]] = max(int(row["year"]), latest.get(row["school"], 0))
    for row in told:
        if int(row["year"]) == latest[row["school"]]:
            known = found.pupils.get(row["school"], 0)
            found.pupils[row["school"]] = known + int(Fraction(row["pupils"]))


def _groups(found, folder, on):
    roles = defaultdict(dict)
    for row in rows(folder, "memberships"):
        if row["school"] in found.places and lasts(row, "joined_on", "left_on", on):
            roles[row["group"]][row["school"]] = row["role"]
    for row in sorted(rows(folder, "groups"), key=lambda each: each["group"]):
        in_force = lasts(row, "founded_on", "dissolved_on", on) and row.get("state") != "draft"
        if row["group"] in roles and in_force:
            _lead(found, row["group"], roles[row["group"]])
    found.home = {lead: group for group, lead in found.lead.items()}
    for group in found.lead:
        for code in found.members[group]:
            found.home.setdefault(found.legal(code), group)


def _lead(found, group, roles):
    able = [code for code in roles if found.legal(code) not in found.lead.values()]
    if able:
        chief = min(able, key=lambda code: _rank(found, roles, code))
        found.lead[group] = found.legal(chief)
        found.members[group] = set(roles)


def _rank(found, roles, code):
    strength = found.places[found.legal(code)].get("strength") or ""
    return roles[code] != "lead", ORDER.index(strength), code
