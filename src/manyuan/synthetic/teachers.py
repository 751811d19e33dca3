from collections.abc import Iterator, Mapping, Sequence
from random import Random

from manyuan.sheets.columns import Row
from manyuan.synthetic.careers import Career, build_career, education_of, level_of
from manyuan.synthetic.leaves import build_exemption
from manyuan.synthetic.moves import Reach, build_moves
from manyuan.synthetic.names import person
from manyuan.synthetic.randomness import stream
from manyuan.synthetic.school import School
from manyuan.synthetic.schools import stages_of
from manyuan.synthetic.staff import Staff, cadres_of, chosen
from manyuan.synthetic.subjects import EXAM_GRADES, subjects_of
from manyuan.synthetic.wanted import Wanted

ON_ESTABLISHMENT = {"public": 0.95, "private": 0.03}


def build_teachers(
    wanted: Wanted,
    schools: Sequence[School],
    staff: Mapping[tuple[str, str], Staff],
    reach: Reach,
) -> list[Row]:
    """Return the roster of the last year: as many teachers of each sort as the resources say.

    Teachers stand under their legal school; those of a campus too.
    """
    rng = stream(wanted.seed, "teachers")
    rows: list[Row] = []
    for school in (school for school in schools if school.is_open_legal):
        own = [
            row
            for stage in stages_of(school)
            for row in _of_stage(school, stage, staff=staff, wanted=wanted, reach=reach, rng=rng)
        ]
        ages = [wanted.last - _born(row) for row in own]
        for position, cadre in cadres_of(ages, rng=rng).items():
            own[position]["cadre"] = cadre
        rows.extend(own)
    for number, row in enumerate(rows, start=1):
        row["teacher"] = f"T{number:06d}"
    return rows


def _born(row: Row) -> int:
    return int(str(row["born"])[:4])


def _of_stage(
    school: School,
    stage: str,
    *,
    staff: Mapping[tuple[str, str], Staff],
    wanted: Wanted,
    reach: Reach,
    rng: Random,
) -> Iterator[Row]:
    counts = staff[school.code, stage]
    careers = [
        build_career(
            stage,
            opened_on=school.opened_on,
            last=wanted.last,
            private=school.is_private,
            rng=rng,
        )
        for _ in range(counts.teachers)
    ]
    ages = [wanted.last - career.born.year for career in careers]
    backbone = chosen([min(age, 45) for age in ages], counts.backbone, rng=rng, luck=16)
    above = chosen([-age for age in ages], counts.above, rng=rng, luck=60)
    subjects = subjects_of(stage, teachers=counts.teachers, arts=counts.arts, rng=rng)
    peers, nearby = reach.peers(school, stage), reach.nearby(school, stage, rng)
    for position, career in enumerate(careers):
        exemption = build_exemption(age=ages[position], sex=career.sex, last=wanted.last, rng=rng)
        moves = build_moves(
            peers=peers, nearby=nearby, since=career.since, last=wanted.last, rng=rng
        )
        yield {
            **_person(school, stage, career=career, rng=rng),
            "subject": subjects[position],
            "education": education_of(stage, is_above=position in above, rng=rng),
            "backbone": level_of(is_backbone=position in backbone, rng=rng),
            "exemption": exemption.code,
            "exempt_until": exemption.until,
            "posted_to": moves.posted_to,
            "posted_from": moves.posted_from,
            "posted_until": moves.posted_until,
            "last_exchanged": moves.last_exchanged,
            "wishes": None,
            "refuses": None,
        }


def _person(school: School, stage: str, *, career: Career, rng: Random) -> Row:
    return {
        "teacher": "",
        "name": person(rng, career.sex),
        "school": school.code,
        "stage": stage,
        "sex": career.sex,
        "born": career.born,
        "at_school_since": career.since,
        "title": career.title,
        "cadre": "none",
        "on_establishment": int(rng.random() < ON_ESTABLISHMENT[school.nature]),
        "graduating_class": int(rng.random() * EXAM_GRADES[stage] < 1),
    }
