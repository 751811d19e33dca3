"""Results of many schools over years, so that the impact of groups can be estimated on Shore."""

from datetime import date
from decimal import Decimal
from random import Random

from manyuan.directory.actions.importing import import_district
from manyuan.sheets.columns import Row
from worlds.shore import membership, rows, school

YEARS = range(2019, 2026)
JOINED = {2022: 6, 2024: 6}
OUTSIDE = 10


def panel_tables(effect: float) -> dict[str, list[Row]]:
    """Return 22 more schools: 12 join G3 in two batches and gain ``effect`` from then on."""
    random = Random(4)
    cohorts = [0] * OUTSIDE + [year for year, n in JOINED.items() for _ in range(n)]
    codes = [f"P{place:02}" for place in range(len(cohorts))]
    schools = [school(code, f"第{code}小学", "primary") for code in codes]
    group = {"group": "G3", "name": "晨光教育集团", "founded_on": date(2020, 9, 1)}
    joins = [
        membership("G3", code, "member", date(year, 9, 1), state="member")
        for code, year in zip(codes, cohorts, strict=True)
        if year
    ]
    lead = membership("G3", "S1", "lead", date(2022, 9, 1), state="member")
    outcomes = []
    for code, cohort in [*zip(codes, cohorts, strict=True), ("S1", 2022)]:
        level = random.gauss(85, 3)
        for year in YEARS:
            gain = effect if 0 < cohort <= year else 0
            value = level + 0.3 * (year - 2019) + random.gauss(0, 0.5) + gain
            outcomes.append(
                {
                    "school": code,
                    "stage": "primary",
                    "year": year,
                    "measure": "satisfaction",
                    "value": Decimal(f"{value:.2f}"),
                    "n": 200,
                }
            )
    return {
        "schools": rows("schools", *schools),
        "groups": rows("groups", {**group, "tightness": "loose", "state": "established"}),
        "memberships": rows("memberships", *joins, lead),
        "outcomes": rows("outcomes", *outcomes),
    }


def bring_outcomes(shore, effect: float = 4.0) -> None:
    """Bring the schools and their results into Shore."""
    import_district(by=shore.officer, tables=panel_tables(effect), source="outcomes")
