"""Random small districts for property tests; their numbers crowd about the lines of the rules."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from measures.district_rows import YEAR, row, school

KINDS = ("primary", "junior", "nine_year", "complete", "twelve_year", "teaching_point", "special")
STAGES = {
    "primary": ["primary"],
    "teaching_point": ["primary"],
    "special": ["primary", "junior"],
    "junior": ["junior"],
    "nine_year": ["primary", "junior"],
    "complete": ["junior", "senior"],
    "twelve_year": ["primary", "junior", "senior"],
}
PUPILS = st.one_of(st.none(), st.sampled_from([0, 20, 30, 49, 50, 100, 500, 1000]))
COUNTS = st.one_of(st.none(), st.integers(0, 60))
AMOUNTS = st.one_of(
    st.none(),
    st.sampled_from([Decimal(0), Decimal(450), Decimal("4500.00"), Decimal("5099.99")]),
    st.decimals(0, 20_000, places=2),
)
DATES = st.sampled_from([None, None, None, date(YEAR, 9, 1), date(YEAR, 9, 2), date(2020, 1, 1)])


@st.composite
def resources(draw, code, stage):
    return row(
        code,
        stage,
        pupils=draw(PUPILS),
        teachers_above_required=draw(COUNTS),
        backbone_teachers=draw(COUNTS),
        pe_art_teachers=draw(COUNTS),
        teaching_area=draw(AMOUNTS),
        indoor_sports_area=draw(AMOUNTS),
        sports_area=draw(AMOUNTS),
        equipment_value=draw(AMOUNTS.map(lambda amount: amount and amount * 200)),
        multimedia_rooms=draw(COUNTS),
    )


@st.composite
def districts(draw):
    schools, rows = [], []
    for number in range(draw(st.integers(1, 5))):
        code, kind = f"s{number}", draw(st.sampled_from(KINDS))
        campus_of = draw(st.sampled_from([None, None, "s0"])) if number else None
        dates = {"opened_on": draw(DATES), "closed_on": draw(DATES)}
        schools.append(school(code, kind, campus_of=campus_of, **dates))
        rows += [draw(resources(code, stage)) for stage in STAGES[kind]]
        if draw(st.booleans()):
            rows.append(draw(resources(code, "shared")))
    return schools, draw(st.permutations(rows))
