"""What one year's exchange is made of: places, teachers, groups, posts, travel."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from planner.kinds.exchange.checker import eligibility
from planner.kinds.exchange.checker.folder import Folder, Line, codes, day, number, read
from planner.kinds.exchange.checker.numbers import BACKBONE, EARTH_KM, PACKS, STRONG, Pack

Post = tuple[str, str, str]  # school, stage, subject


def is_on(day_: date, start: str, end: str) -> bool:
    """Half-open; an unknown end is open."""
    return (not start or day(start) <= day_) and (not end or day_ < day(end))


@dataclass
class Market:
    """A folder seen with the eyes of one pack, year and scope."""

    folder: Folder
    year: int
    scope: str
    pack: Pack
    group: str | None = None

    @property
    def first(self) -> date:
        """1 September."""
        return date(self.year, 9, 1)

    @cached_property
    def schools(self) -> dict[str, Line]:
        """Every place of teaching by its code."""
        return {row["school"]: row for row in self.folder.schools}

    @cached_property
    def teachers(self) -> dict[str, Line]:
        """Every roster row by its teacher."""
        return {row["teacher"]: row for row in self.folder.teachers}

    def legal(self, place: str) -> str:
        """The legal school of a place."""
        return self.schools[place]["campus_of"] or place

    @cached_property
    def groups_of(self) -> dict[str, set[str]]:
        """The groups of each place on 1 September, those of its legal school included."""
        alive = {
            row["group"]
            for row in self.folder.groups
            if is_on(self.first, row["founded_on"], row["dissolved_on"])
            and self.group in {None, row["group"]}
        }
        members = {
            (row["school"], row["group"])
            for row in self.folder.memberships
            if row["group"] in alive and is_on(self.first, row["joined_on"], row["left_on"])
        }
        return {
            place: {group for group in alive if members & {(place, group), (legal, group)}}
            for place in self.schools
            for legal in [self.legal(place)]
        }

    @property
    def is_grouped(self) -> bool:
        """Whether moves stay within groups."""
        return self.scope == "group" or self.group is not None

    @cached_property
    def places(self) -> set[str]:
        """The places in scope."""
        if not self.is_grouped:
            return set(self.schools)
        return {place for place, groups in self.groups_of.items() if groups}

    @cached_property
    def roster(self) -> dict[str, Line]:
        """The teachers in scope."""
        return {code: row for code, row in self.teachers.items() if row["school"] in self.places}

    @cached_property
    def verdicts(self) -> dict[str, tuple[str, str]]:
        """State and code of each teacher in scope."""
        return {
            code: eligibility.verdict(
                row, self.schools[row["school"]]["nature"], year=self.year, pack=self.pack
            )
            for code, row in self.roster.items()
        }

    @cached_property
    def eligible(self) -> set[str]:
        """All who may move, the deferred counted."""
        return {code for code, (state, _) in self.verdicts.items() if state != "ineligible"}

    @cached_property
    def wanted(self) -> Counter[Post]:
        """Additional teachers wanted this year."""
        found: Counter[Post] = Counter()
        for row in self.folder.posts:
            if number(row["year"]) == self.year:
                key = (row["school"], row["stage"], row["subject"])
                found[key] += number(row["wanted"]) or 0
        return found

    def lend(self, place: str) -> int:
        """How many teachers of a stage and subject a place may be left with less."""
        return self.pack.lend if self.schools[place]["strength"] in STRONG else 0

    @cached_property
    def staffed(self) -> set[Post]:
        """The stages and subjects that have a teacher on the roster of a place."""
        return {(row["school"], row["stage"], row["subject"]) for row in self.teachers.values()}

    @cached_property
    def roster_size(self) -> Counter[str]:
        """Roster rows of each legal school."""
        return Counter(self.legal(row["school"]) for row in self.teachers.values())

    @cached_property
    def measured(self) -> dict[tuple[str, str], int]:
        """Minutes as the travel table gives them."""
        return {
            (row["from"], row["to"]): number(row["minutes"])
            for row in self.folder.travel
            if row["minutes"]
        }

    def minutes(self, start: str, end: str) -> int | None:
        """Minutes from place to place: as measured, else the way back, else estimated."""
        for pair in ((start, end), (end, start)):
            if pair in self.measured:
                return self.measured[pair]
        km = self._great_circle(self.schools[start], self.schools[end])
        if km is None:
            return None
        return math.ceil(km * float(self.pack.detour) / float(self.pack.speed_km_h) * 60)

    @staticmethod
    def _great_circle(a: Line, b: Line) -> float | None:
        if not all((a["lon"], a["lat"], b["lon"], b["lat"])):
            return None
        lon_a, lat_a, lon_b, lat_b = (
            math.radians(float(text)) for text in (a["lon"], a["lat"], b["lon"], b["lat"])
        )
        half = (
            math.sin((lat_b - lat_a) / 2) ** 2
            + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
        )
        return 2 * EARTH_KM * math.asin(math.sqrt(half))

    def against(self, teacher: str, end: str) -> list[str]:
        """Every rule that forbids this teacher this school, whatever others do."""
        row = self.roster.get(teacher)
        if row is None:
            return [f"{teacher} is not on a roster in scope"]
        if end not in self.schools:
            return [f"{teacher} goes to {end}, which is no school"]
        state, code = self.verdicts[teacher]
        said = [] if state == "eligible" else [f"{teacher} is {state}: {code}"]
        refused = (
            [f"{teacher} refuses {end}"]
            if {end, self.legal(end)} & {*codes(row["refuses"])}
            else []
        )
        way = f"{teacher}, {row['school']} → {end}: "
        return said + refused + [way + text for text in self._way(row["school"], end, row)]

    def _way(self, start: str, end: str, row: Line) -> Iterator[str]:
        if self.legal(start) == self.legal(end):
            yield "within one legal school"
        if not is_on(self.first, self.schools[end]["opened_on"], self.schools[end]["closed_on"]):
            yield "not open on 1 September"
        if end not in self.places:
            yield "out of scope"
        elif self.is_grouped and not self.groups_of[start] & self.groups_of[end]:
            yield "no common group"
        post = (end, row["stage"], row["subject"])
        if post not in self.staffed and not self.wanted[post]:
            yield f"nobody teaches {row['stage']} {row['subject']} there, nor is wanted"
        minutes = self.minutes(start, end)
        if minutes is None:
            yield "travel unknown"
        elif minutes > self.pack.travel_minutes:
            yield f"{minutes} minutes are too far"

    @cached_property
    def destinations(self) -> dict[str, list[str]]:
        """Where each teacher may go before counts are looked at; only those who may go at all."""
        found = {
            teacher: [end for end in sorted(self.places) if not self.against(teacher, end)]
            for teacher in sorted(self.roster)
            if self.verdicts[teacher][0] == "eligible"
        }
        return {teacher: ends for teacher, ends in found.items() if ends}

    def is_backbone(self, teacher: str) -> bool:
        """County level and above."""
        return self.teachers[teacher]["backbone"] in BACKBONE

    def wish_cost(self, teacher: str, end: str) -> int:
        """Rank in the list of wishes; unlisted costs its length and one, no list nothing."""
        wishes = codes(self.teachers[teacher]["wishes"])
        if not wishes:
            return 0
        return wishes.index(end) + 1 if end in wishes else len(wishes) + 1


def open_market(
    path: Path, *, year: int, scope: str, pack: str, group: str | None = None
) -> Market:
    """Read a folder for one year, scope and pack."""
    return Market(read(path), year, scope, PACKS[pack], group)
