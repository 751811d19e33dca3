from collections.abc import Sequence
from decimal import Decimal
from math import log
from random import Random

from manyuan.sheets.columns import Row, Value
from manyuan.synthetic.levels import LEVELS, QUALITY
from manyuan.synthetic.randomness import normal, stream
from manyuan.synthetic.resources import GRADES, SHARED
from manyuan.synthetic.school import School
from manyuan.synthetic.strengths import Strengths
from manyuan.synthetic.wanted import Wanted

JUDGED = ("primary", "junior")
SMALLEST_COHORT = 5
Earlier = dict[tuple[Value, Value, Value], Row]


def outcome_rows(
    wanted: Wanted, schools: Sequence[School], resources: Sequence[Row], strengths: Strengths
) -> list[Row]:
    """Return satisfaction, exam means and enrolment choice; they follow last year's backbone.

    Campuses report with their legal school, special schools and tiny cohorts not at all.
    """
    rng = stream(wanted.seed, "outcomes")
    judged = {s.code for s in schools if s.campus_of is None and s.kind != "special"}
    luck = {code: normal(rng) for code in sorted(judged)}
    by_key: Earlier = {(row["school"], row["stage"], row["year"]): row for row in resources}
    rows: list[Row] = []
    for (code, stage, year), row in by_key.items():
        if stage == SHARED or stage not in JUDGED or code not in judged:
            continue
        earlier = by_key.get((code, stage, int(str(year)) - 1), row)
        quality = QUALITY[strengths[str(code), int(str(year))]] + _lift(earlier, str(stage))
        rows.extend(_outcomes(row, quality=quality + 0.5 * luck[str(code)], rng=rng))
    return rows


def _lift(row: Row, stage: str) -> float:
    """Return how far the backbone per pupil lies above or below the usual."""
    backbone, pupils = row["backbone_teachers"], row["pupils"]
    if not isinstance(backbone, int) or not isinstance(pupils, int) or not backbone or not pupils:
        return -0.5
    return 0.6 * log(backbone / pupils / LEVELS[stage]["backbone"].median)


def _outcomes(row: Row, *, quality: float, rng: Random) -> list[Row]:
    pupils, stage = int(str(row["pupils"])), str(row["stage"])
    cohort = pupils // GRADES[stage]
    if cohort < SMALLEST_COHORT:
        return []
    asked = round(pupils * rng.uniform(0.45, 0.85))
    rate = max(0.35, min(0.98, 0.74 + 0.06 * quality + 0.02 * normal(rng)))
    measures = {
        "satisfaction": (min(99.5, 89.5 + 2.6 * quality + 1.1 * normal(rng)), 1, asked),
        "exam_mean": (max(40, min(98, 76 + 4.5 * quality + 1.6 * normal(rng))), 2, cohort),
    }
    if stage == "primary":
        chose = round(rate * cohort) / cohort
        measures["enrolment_choice_rate"] = (chose, 4, cohort)
    return [
        {
            "school": row["school"],
            "stage": stage,
            "year": row["year"],
            "measure": measure,
            "value": Decimal(f"{value:.{places}f}"),
            "n": n,
        }
        for measure, (value, places, n) in measures.items()
    ]
