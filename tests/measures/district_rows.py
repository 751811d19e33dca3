"""Schools and their resources for the tests of the measures, full unless told otherwise."""

from decimal import Decimal

from manyuan.measures.tables import ResourceRow, SchoolRow
from manyuan.rules.balance import load_balance_pack

YEAR = 2025
PACK = load_balance_pack()


def school(code="s1", kind="primary", **fields):
    return SchoolRow(school=code, kind=kind, **fields)


def row(code="s1", stage="primary", *, year=YEAR, **fields):
    return ResourceRow(school=code, stage=stage, year=year, **fields)


def full(code="s1", stage="primary", *, year=YEAR, pupils=1000, **fields):
    """A stage of 1,000 pupils that reaches every threshold of both stages."""
    plenty = {
        "teachers_above_required": 60,
        "backbone_teachers": 10,
        "pe_art_teachers": 9,
        "teaching_area": Decimal(6000),
        "indoor_sports_area": Decimal(200),
        "sports_area": Decimal(10_000),
        "equipment_value": Decimal(2_500_000),
        "multimedia_rooms": 24,
    }
    return ResourceRow(school=code, stage=stage, year=year, pupils=pupils, **{**plenty, **fields})
