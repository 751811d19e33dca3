from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import ceil
from random import Random

from manyuan.rules.balance import load_balance_pack
from manyuan.sheets.columns import Row
from manyuan.synthetic.randomness import stream
from manyuan.synthetic.school import School
from manyuan.synthetic.schools import stages_of
from manyuan.synthetic.strengths import Strengths
from manyuan.synthetic.subjects import OTHERS, Choice
from manyuan.synthetic.wanted import Wanted

YEARS_ASKED = 2
MOST_ARTS, MOST_OTHERS, MOST_BACKBONE = 3, 4, 3
# Beyond what the lines of the nation ask for: teachers on leave, subjects without a specialist.
HOPES = {"weak": (2, 6), "new": (2, 6), "ordinary": (0, 6), "strong": (0, 1), "lead": (0, 1)}
NEEDY, BACKBONE_HOPED = {"weak", "new"}, 0.5
# Schools that lack people and still do not ask.
SILENT = 0.15
ARTS_SHARE = 0.2
# Subjects that hardly anybody teaches: such a post stays open whatever the plan.
RARE, RARE_SHARE = {"primary": "书法", "junior": "日语", "senior": "日语"}, 0.04
ARTS = Choice((("体育", 46), ("音乐", 28), ("美术", 26)))
OTHER = {stage: Choice(weights) for stage, weights in OTHERS.items()}
# The columns that count for the three indicators of teachers.
ABOVE, BACKBONE, PE_ARTS = "A1", "A2", "A3"
COUNTED = {
    ABOVE: "teachers_above_required",
    BACKBONE: "backbone_teachers",
    PE_ARTS: "pe_art_teachers",
}


def post_rows(
    wanted: Wanted, schools: Iterable[School], resources: Iterable[Row], strengths: Strengths
) -> list[Row]:
    """Return what public schools want of the exchange in the last two years.

    Who lacks teachers by the national lines asks for them, weak and new schools ask for a little
    more, and some ask for backbone teachers.
    """
    rng = stream(wanted.seed, "posts")
    years = wanted.years[-YEARS_ASKED:]
    reports = {(row["school"], row["stage"], row["year"]): row for row in resources}
    return [
        row
        for school in schools
        if not school.is_private and school.kind not in {"special", "teaching_point"}
        for stage in stages_of(school)
        for year in years
        if (report := reports.get((school.code, stage, year))) is not None
        for row in _of_stage(report, strength=strengths[school.legal_code, year], rng=rng)
    ]


def _of_stage(report: Row, *, strength: str, rng: Random) -> Iterator[Row]:
    stage = str(report["stage"])
    lacking = _lacking(report, stage)
    subjects = Counter(_subjects(stage, lacking, strength=strength, rng=rng))
    hoped = int(strength in NEEDY and rng.random() < BACKBONE_HOPED)
    backbone = min(lacking[BACKBONE] + hoped, MOST_BACKBONE)
    for subject, count in subjects.items():
        of_them = min(count, backbone)
        backbone -= of_them
        yield {
            "school": report["school"],
            "stage": stage,
            "subject": subject,
            "year": report["year"],
            "wanted": count,
            "backbone_wanted": of_them,
        }


def _subjects(
    stage: str, lacking: Mapping[str, int], *, strength: str, rng: Random
) -> Sequence[str]:
    arts = min(lacking[PE_ARTS], MOST_ARTS)
    others = min(lacking[ABOVE], MOST_OTHERS) + rng.randint(*HOPES[strength])
    if rng.random() < SILENT:
        arts = others = 0
    rare = [RARE[stage]] if rng.random() < RARE_SHARE else []
    drawn = [ARTS.draw(rng) for _ in range(arts)]
    drawn += [_any(stage, rng) for _ in range(others)]
    return [*drawn, *rare]


def _any(stage: str, rng: Random) -> str:
    return (ARTS if rng.random() < ARTS_SHARE else OTHER[stage]).draw(rng)


def _lacking(report: Row, stage: str) -> dict[str, int]:
    """Return how many teachers are missing at each line; an unknown count lacks nobody."""
    lines = _lines(stage)
    pupils = report["pupils"]
    if not isinstance(pupils, int):
        return dict.fromkeys(COUNTED, 0)
    return {
        code: max(0, ceil(lines[code] * pupils / 100) - count)
        if code in lines and isinstance(count := report[column], int)
        else 0
        for code, column in COUNTED.items()
    }


def _lines(stage: str) -> Mapping[str, Decimal]:
    return {
        indicator.code: indicator.thresholds[stage].value
        for indicator in load_balance_pack().indicators
        if stage in indicator.thresholds
    }
