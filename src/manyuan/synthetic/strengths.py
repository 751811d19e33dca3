from collections.abc import Iterable, Mapping, Sequence
from random import Random

from manyuan.sheets.columns import Row
from manyuan.synthetic.memberships import Membership
from manyuan.synthetic.places import degrees
from manyuan.synthetic.randomness import stream
from manyuan.synthetic.school import School
from manyuan.synthetic.wanted import Wanted

Strengths = Mapping[tuple[str, int], str]
EARLIER = {"ordinary": "weak", "strong": "ordinary"}
MEMBERS_IMPROVED, OTHERS_IMPROVED = 0.5, 0.2


def build_strengths(
    wanted: Wanted, schools: Sequence[School], memberships: Sequence[Membership]
) -> dict[tuple[str, int], str]:
    """Return each legal school's strength by year: some have improved, members more often."""
    rng = stream(wanted.seed, "strengths")
    leading = {m.school.code: m.joined_on.year for m in memberships if m.role == "lead"}
    members = {m.school.code for m in memberships}
    strengths: dict[tuple[str, int], str] = {}
    for school in schools:
        changed = _change_year(wanted, is_member=school.code in members, rng=rng)
        for year in filter(school.is_open_in, wanted.years):
            strength = EARLIER.get(school.standing, school.standing)
            if year >= changed or school.code in leading:
                strength = "strong" if school.code in leading else school.standing
            is_lead = year >= leading.get(school.code, wanted.last + 1)
            strengths[school.code, year] = "lead" if is_lead else strength
    return strengths


def _change_year(wanted: Wanted, *, is_member: bool, rng: Random) -> int:
    improved = rng.random() < (MEMBERS_IMPROVED if is_member else OTHERS_IMPROVED)
    year = rng.randint(min(wanted.first + 1, wanted.last), wanted.last)
    return year if improved else wanted.first


def strength_rows(strengths: Strengths) -> list[Row]:
    """Return the table of strengths by year."""
    return [
        {"school": school, "year": year, "strength": strength}
        for (school, year), strength in strengths.items()
    ]


def school_rows(wanted: Wanted, schools: Iterable[School], strengths: Strengths) -> list[Row]:
    """Return the register, each school with its strength of the last year it was open."""
    return [_school_row(school, _latest(wanted, school, strengths)) for school in schools]


def _latest(wanted: Wanted, school: School, strengths: Strengths) -> str:
    known = (strengths.get((school.legal_code, year)) for year in reversed(wanted.years))
    return next((strength for strength in known if strength), school.standing)


def _school_row(school: School, strength: str) -> Row:
    return {
        "school": school.code,
        "name": school.name,
        "kind": school.kind,
        "nature": school.nature,
        "setting": school.setting,
        "lon": degrees(school.place.lon),
        "lat": degrees(school.place.lat),
        "address": school.address,
        "opened_on": school.opened_on,
        "closed_on": school.closed_on,
        "strength": strength,
        "campus_of": school.campus_of,
    }
