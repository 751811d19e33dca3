"""The indicators of flows counted again, flow by flow and school by school, with no shared code."""

from datetime import date, timedelta
from fractions import Fraction

MOVES_TEACHERS = {"rotation", "secondment", "transfer"}


class Again:
    """One group of a year's tables, looked at in the plainest way."""

    def __init__(self, tables, group):
        self.tables, self.group = tables, group
        self.first = date(tables.year, 9, 1)
        self.after = date(tables.year + 1, 9, 1)

    def legal(self, code):
        for row in self.tables.schools:
            if row.school == code and row.campus_of:
                return row.campus_of
        return code

    def on_roll(self, code, day):
        group = next(row for row in self.tables.groups if row.group == self.group)
        if group.founded_on and day < group.founded_on:
            return False
        if group.dissolved_on and day >= group.dissolved_on:
            return False
        return any(
            row.group == self.group
            and self.legal(row.school) == self.legal(code)
            and row.joined_on <= day
            and (row.left_on is None or day < row.left_on)
            for row in self.tables.memberships
        )

    def roll(self):
        day = date(self.tables.year, 9, 30)
        legal = {self.legal(row.school) for row in self.tables.schools}
        return {code for code in legal if self.on_roll(code, day)}

    def of_year(self, *kinds):
        return [
            f for f in self.tables.flows if f.kind in kinds and self.first <= f.start < self.after
        ]

    def took_place(self, f):
        if f.status == "confirmed" and f.start <= self.tables.as_of:
            if f.kind == "posting" and f.end is None:
                return True
            return f.end is not None and self.tables.as_of < f.end
        return f.status == "held"

    def inside(self, f):
        ours = self.group in (f.group, f.provider)
        return self.on_roll(f.receiver, f.start) and (ours or self.on_roll(f.provider, f.start))

    def other(self, f):
        return self.legal(f.provider) != self.legal(f.receiver)

    def shared(self, *kinds):
        return [f for f in self.of_year(*kinds) if self.took_place(f) and self.inside(f)]

    def postings(self):
        return [
            f
            for f in self.of_year("posting")
            if f.status in ("confirmed", "held")
            and f.start <= self.tables.as_of
            and (self.on_roll(f.provider, f.start) or f.provider == self.group)
            and self.other(f)
        ]

    def exchanged(self):
        year = timedelta(300)
        return {
            f.teacher or f.flow
            for f in self.postings()
            if f.mode in MOVES_TEACHERS and (f.end or self.tables.as_of) - f.start >= year
        }

    def venue_hours(self):
        hours = [f.hours for f in self.shared("venue") if self.other(f)]
        known = [Fraction(one) for one in hours if one is not None]
        return None if hours and not known else sum(known, Fraction(0))

    def materials_used(self):
        return len([f for f in self.shared("material") if self.other(f)])

    def cadre_postings(self):
        return len([f for f in self.postings() if f.mode == "cadre"])

    def bridging_courses(self):
        courses = self.shared("course")
        return len(
            {f.activity or f.flow for f in courses if f.mode == "bridging" and self.other(f)}
        )

    def caravan_reach(self):
        reached = {
            school
            for school in self.roll()
            for f in self.of_year("visit")
            if self.took_place(f) and self.legal(f.receiver) == school
        }
        return Fraction(len(reached), len(self.roll()))

    def strong_to_weak_share(self):
        known = [f.direction for f in self.postings() if f.direction not in (None, "outside")]
        return Fraction(known.count("strong_to_weak"), len(known)) if known else None

    def plan_fulfilment(self):
        due = [
            f
            for f in self.tables.flows
            if f.group == self.group
            and self.first <= f.start < self.after
            and f.start <= self.tables.as_of
        ]
        names = {f.activity or f.flow for f in due}
        held = {f.activity or f.flow for f in due if self.took_place(f)}
        return Fraction(len(held), len(names)) if names else None

    def joint_research_attendance(self):
        came = invited = 0
        meetings = [f for f in self.of_year("research") if self.group in (f.group, f.provider)]
        for f in meetings:
            held = any(
                g.status == "held" and (g.activity or g.flow) == (f.activity or f.flow)
                for g in meetings
            )
            told = f.status == "cancelled" or f.people is not None
            if held and told and self.other(f) and self.on_roll(f.receiver, f.start):
                invited += 1
                came += f.status == "held" and f.people > 0
        return Fraction(came, invited) if invited else None
