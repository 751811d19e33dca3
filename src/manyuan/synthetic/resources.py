from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from math import ceil
from random import Random

from manyuan.sheets.columns import Row, Value
from manyuan.synthetic.growth import facts_by_year, joined_in, pupils_by_year
from manyuan.synthetic.levels import (
    ARTS,
    BACKBONE,
    EDUCATED,
    EQUIPMENT,
    ROOMS_AREA,
    SCREENS,
    SPORTS_AREA,
    TEACHERS,
    per_pupil,
)
from manyuan.synthetic.memberships import Membership
from manyuan.synthetic.randomness import stream
from manyuan.synthetic.school import School
from manyuan.synthetic.schools import stages_of
from manyuan.synthetic.wanted import Wanted

SHARED = "shared"
GRADES = {"primary": 6, "junior": 3, "senior": 3}
SHARED_FACTS = (
    "teaching_area",
    "indoor_sports_area",
    "sports_area",
    "equipment_value",
    "multimedia_rooms",
)
STAGE_FACTS = (
    "pupils",
    "classes",
    "teachers",
    "teachers_above_required",
    "backbone_teachers",
    "pe_art_teachers",
)
UNKNOWN_SHARE = 0.02
MAY_BE_UNKNOWN = ("pe_art_teachers", "sports_area", "equipment_value", "multimedia_rooms")


def build_resources(
    wanted: Wanted,
    schools: Sequence[School],
    memberships: Sequence[Membership],
    standings: Mapping[str, str],
) -> list[Row]:
    """Return every site's resources by stage and year; each row speaks of its own site only."""
    rng = stream(wanted.seed, "resources")
    joined = joined_in(wanted, memberships)
    rows: list[Row] = []
    for school in schools:
        by_stage = [
            _stage_rows(
                school,
                stage,
                years=wanted.years,
                strength=standings[school.legal_code],
                joined=joined.get(school.legal_code),
                rng=rng,
            )
            for stage in stages_of(school)
        ]
        rows.extend(_together(by_stage, years=wanted.years))
    return _with_unknowns(rows, stream(wanted.seed, "unknowns"), wanted)


def _stage_rows(
    school: School,
    stage: str,
    *,
    years: Sequence[int],
    strength: str,
    joined: int | None,
    rng: Random,
) -> dict[int, Row]:
    pupils = pupils_by_year(school, stage, years=years, rng=rng)
    latest = per_pupil(stage, strength=strength, pupils=school.total_pupils, rng=rng)
    facts = facts_by_year(
        latest, stage, pupils=pupils, joined=joined, is_new=strength == "new", rng=rng
    )
    indoors = rng.uniform(0.04, 0.14) if rng.random() < 0.55 else 0.0
    class_size = rng.uniform(33, 45)
    return {
        year: {
            "school": school.code,
            "stage": stage,
            "year": year,
            "pupils": pupils[year],
            "classes": _classes(pupils[year], GRADES[stage], class_size),
            **_staff(facts[year]),
            **_premises(facts[year], indoors),
        }
        for year in sorted(facts)
    }


def _classes(pupils: int, grades: int, class_size: float) -> int:
    return max(ceil(pupils / class_size), min(grades, ceil(pupils / 8)))


def _staff(facts: Mapping[str, float]) -> Row:
    teachers = max(2, round(facts[TEACHERS]))
    return {
        "teachers": teachers,
        "teachers_above_required": round(teachers * min(1.0, facts[EDUCATED])),
        "backbone_teachers": min(teachers, round(facts[BACKBONE])),
        "pe_art_teachers": min(teachers // 2, round(facts[ARTS])),
    }


def _premises(facts: Mapping[str, float], indoors: float) -> Row:
    inside = round(facts[SPORTS_AREA] * indoors)
    return {
        "teaching_area": Decimal(round(facts[ROOMS_AREA]) + inside),
        "indoor_sports_area": Decimal(inside),
        "sports_area": Decimal(round(facts[SPORTS_AREA]) - inside),
        "equipment_value": Decimal(round(facts[EQUIPMENT], -2)).quantize(Decimal(1)),
        "multimedia_rooms": round(facts[SCREENS]),
    }


def _together(by_stage: Sequence[Mapping[int, Row]], *, years: Sequence[int]) -> Iterable[Row]:
    """Yield the rows of one site; several stages share their premises in a row of its own."""
    for year in years:
        rows = [stage[year] for stage in by_stage if year in stage]
        if len(rows) < 2:
            yield from rows
            continue
        yield from ({**row, **dict.fromkeys(SHARED_FACTS)} for row in rows)
        shared: Row = {**rows[0], **dict.fromkeys(STAGE_FACTS), "stage": SHARED}
        yield shared | {fact: _sum(row[fact] for row in rows) for fact in SHARED_FACTS}


def _sum(values: Iterable[Value]) -> Value:
    numbers = [value for value in values if isinstance(value, int | Decimal)]
    return sum(numbers[1:], start=numbers[0])


def _with_unknowns(rows: list[Row], rng: Random, wanted: Wanted) -> list[Row]:
    """Blank a cell here and there, as schools do, and at least one in the last year."""
    whole = [row for row in rows if row["stage"] != SHARED and row["sports_area"] is not None]
    blanked = [row for row in whole if rng.random() < UNKNOWN_SHARE]
    latest = [row for row in whole if row["year"] == wanted.last]
    for row in [*blanked, rng.choice(latest)] if latest else blanked:
        row[rng.choice(MAY_BE_UNKNOWN)] = None
    return rows
