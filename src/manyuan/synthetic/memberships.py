from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from manyuan.sheets.columns import Row
from manyuan.synthetic.grouping import NEVER_GROUPED, Team
from manyuan.synthetic.randomness import stream
from manyuan.synthetic.school import School
from manyuan.synthetic.wanted import Wanted

MONTHS = (3, 4, 5, 6, 9, 10, 11, 12)
TIGHTNESS = ("compact", "semi", "compact", "loose", "semi", "compact", "semi")
KINDS_BY_STANDING = {"new": "new", "weak": "weak", "strong": "strong"}


@dataclass(frozen=True, slots=True)
class Membership:
    """One school's time in one group."""

    group: str
    school: School
    role: str
    state: str
    joined_on: date
    left_on: date | None = None

    @property
    def row(self) -> Row:
        """The membership as a row of the table."""
        return {
            "group": self.group,
            "school": self.school.code,
            "role": self.role,
            "kind": None if self.role == "lead" else kind_of(self.school),
            "state": self.state,
            "joined_on": self.joined_on,
            "left_on": self.left_on,
        }


def kind_of(school: School) -> str:
    """Return the way in which the school is led: as a private, new, weak, rural … school."""
    if school.is_private:
        return "private"
    by_setting = "rural" if school.setting == "rural" else "old"
    return KINDS_BY_STANDING.get(school.standing, by_setting)


def group_code(number: int) -> str:
    """Return the code of the group with this number, counted from 0."""
    return f"G{number + 1:03d}"


def founded_on(wanted: Wanted) -> list[date]:
    """Return the founding days: from two years before the first figures up to the last year."""
    rng = stream(wanted.seed, "foundings")
    start, span = wanted.first - 2, len(wanted.years) + 1
    days = [
        date(start + number * span // max(wanted.groups, 1), rng.choice(MONTHS), rng.randint(1, 28))
        for number in range(wanted.groups)
    ]
    # The group that is still being brought up is young: incubation lasts two years at most.
    return [*days[:-1], date(wanted.last, 3, 20)] if len(days) > 2 else days


def group_rows(wanted: Wanted, teams: Sequence[Team]) -> list[Row]:
    """Return the table of groups, all of them in force."""
    return [
        {
            "group": group_code(number),
            "name": "、".join(lead.name for lead in team.leads) + "教育集团",
            "tightness": TIGHTNESS[number % len(TIGHTNESS)],
            "founded_on": day,
            "dissolved_on": None,
            "state": _group_state(number, len(teams)),
        }
        for number, (team, day) in enumerate(zip(teams, founded_on(wanted), strict=True))
    ]


def _group_state(number: int, groups: int) -> str:
    if groups > 2 and number == groups - 1:
        return "incubating"
    return "rectifying" if groups > 5 and number == groups - 2 else "established"


def build_memberships(
    wanted: Wanted, teams: Sequence[Team], schools: Sequence[School]
) -> list[Membership]:
    """Return today's memberships and those that have ended: one exit, one move, one graduation."""
    rng = stream(wanted.seed, "memberships")
    days = founded_on(wanted)
    today = [
        membership
        for number, (team, day) in enumerate(zip(teams, days, strict=True))
        for membership in _of_team(wanted, number, team=team, day=day, rng=rng)
    ]
    return today + list(_ended(wanted, today, days=days, schools=schools))


def _of_team(
    wanted: Wanted, number: int, *, team: Team, day: date, rng: Random
) -> Iterable[Membership]:
    for lead in team.leads:
        yield Membership(group_code(number), lead, "lead", "member", max(day, lead.opened_on))
    for rank, school in enumerate(team.members):
        later = date(rng.randint(min(day.year + 1, wanted.last), wanted.last), 9, 1)
        joined = day if rank == 0 or day.year >= wanted.last else later
        joined = max(joined, school.opened_on)
        state = "probation" if joined >= date(wanted.last, 1, 1) else "member"
        if number == 0 and rank == 0:
            state = "graduating"
        yield Membership(group_code(number), school, "member", state, joined)


def _ended(
    wanted: Wanted,
    today: Sequence[Membership],
    *,
    days: Sequence[date],
    schools: Sequence[School],
) -> Iterable[Membership]:
    if not days or wanted.first >= wanted.last:
        return
    first, grouped = group_code(0), {m.school.code for m in today}
    joined, middle = (
        max(days[0], date(wanted.first - 1, 9, 1)),
        wanted.years[len(wanted.years) // 2],
    )
    outsiders = [s for s in schools if _may_have_left(s, grouped, joined)]
    if outsiders:
        yield Membership(first, outsiders[0], "member", "exited", joined, date(middle, 7, 10))
    graduates = [m for m in today if m.group == group_code(len(days) - 1) and m.role == "lead"]
    settled = {m.school.code for m in today if m.group == first}
    movers = [m for m in today if _may_have_moved(m, settled, joined)]
    if len(days) > 2 and graduates[0].school.opened_on <= joined:
        done = replace(graduates[0], role="member", state="graduated", left_on=days[-1])
        yield replace(done, group=first, joined_on=joined)
        movers = [m for m in movers if m.school != graduates[0].school]
    if movers:
        left = replace(movers[0], state="moved", left_on=movers[0].joined_on)
        yield replace(left, group=first, joined_on=joined)


def _may_have_left(school: School, grouped: set[str], joined: date) -> bool:
    is_free = school.is_open_legal and school.code not in grouped
    return is_free and school.kind not in NEVER_GROUPED and school.opened_on <= joined


def _may_have_moved(membership: Membership, settled: set[str], joined: date) -> bool:
    is_member_elsewhere = membership.role == "member" and membership.school.code not in settled
    is_old_enough = membership.school.opened_on <= joined < membership.joined_on
    return is_member_elsewhere and is_old_enough and membership.joined_on.month == 9
