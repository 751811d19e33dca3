from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from manyuan.synthetic.grouping import CROWDED_SIZE, Team
from manyuan.synthetic.names import NameBook
from manyuan.synthetic.outline import Outline
from manyuan.synthetic.places import place_near
from manyuan.synthetic.randomness import stream
from manyuan.synthetic.school import SITE_MARK, School
from manyuan.synthetic.wanted import Wanted

CROWDED_CAMPUSES = (3, 2)
SCHOOLS_PER_FURTHER_CAMPUS = 60
SIDES = ("东", "西", "南", "北")


def build_campuses(
    wanted: Wanted, schools: Sequence[School], teams: Sequence[Team], outline: Outline
) -> list[School]:
    """Return the campuses of the group above the cap and of a few large schools beside it."""
    rng = stream(wanted.seed, "campuses")
    book = NameBook(rng)
    counts = _counts(wanted, schools, teams)
    return [
        _campus(school, number, rng=rng, book=book, outline=outline)
        for school in schools
        for number in range(1, counts.get(school.code, 0) + 1)
    ]


def _counts(wanted: Wanted, schools: Sequence[School], teams: Sequence[Team]) -> dict[str, int]:
    counts: dict[str, int] = {}
    if teams and len(teams[0].schools) >= CROWDED_SIZE:
        crowded = [s for s in teams[0].schools if _may_grow(s)]
        counts = dict(zip((s.code for s in crowded), CROWDED_CAMPUSES, strict=False))
    taken = {s.code for team in teams for s in team.schools}
    large = sorted(schools, key=lambda s: -s.total_pupils)
    further = [s for s in large if _may_grow(s) and s.code not in taken]
    for school in further[: wanted.schools // SCHOOLS_PER_FURTHER_CAMPUS]:
        counts[school.code] = 1
    return counts


def _may_grow(school: School) -> bool:
    return (
        school.is_open_legal and school.kind in {"primary", "junior"} and school.standing != "new"
    )


def _campus(
    school: School, number: int, *, rng: Random, book: NameBook, outline: Outline
) -> School:
    share = rng.uniform(0.3, 0.55)
    return replace(
        school,
        code=f"{school.code}{SITE_MARK}{number}",
        name=f"{school.name}{SIDES[number - 1]}校区",
        place=place_near(outline, school.place, metres=1200, rng=rng),
        address=book.address(),
        opened_on=max(school.opened_on, date(rng.randint(2005, 2018), 9, 1)),
        pupils={stage: max(60, round(n * share)) for stage, n in school.pupils.items()},
        campus_of=school.code,
    )
