import re
from collections import Counter
from datetime import date

import pytest

from manyuan.sheets.checking import check_district
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.reading import read_path
from manyuan.sheets.tables import TABLES, table_named
from manyuan.sheets.writing import sorted_rows, write_folder
from manyuan.synthetic import DEMO, generate
from manyuan.synthetic.errors import ImpossibleDistrict
from manyuan.synthetic.outline import read_outline

TODAY = date(2026, 9, 1)
OFFICIAL_CODE = re.compile(r"(21|31|34|51)37\d{6}")  # the part of domain.md §7.1 that we use
COMBINATIONS = [(1, 0, None, 1), (6, 1, 2, 3), (12, 2, None, 4), (30, 4, 12, 5), (160, 20, None, 6)]


def current(district, day=TODAY):
    return [
        row
        for row in district.tables["memberships"]
        if row["joined_on"] <= day and (row["left_on"] is None or day < row["left_on"])
    ]


def legal_and_open(district, day=TODAY):
    return [
        row
        for row in district.tables["schools"]
        if row["campus_of"] is None and (row["closed_on"] is None or day < row["closed_on"])
    ]


def test_same_seed_gives_same_rows(demo):
    again = generate(**DEMO)

    assert again == demo


def test_another_seed_gives_other_rows(demo):
    other = generate(**{**DEMO, "seed": DEMO["seed"] + 1})

    assert other.tables["schools"] != demo.tables["schools"]


def test_demo_has_94_schools_and_7_groups_of_24_schools(demo):
    assert len(legal_and_open(demo)) == 94
    assert len(demo.tables["groups"]) == 7
    assert [row for row in demo.tables["groups"] if row["dissolved_on"] is not None] == []
    assert {row["group"] for row in current(demo)} == {f"G00{n}" for n in range(1, 8)}
    assert len({row["school"] for row in current(demo)}) == 24


def test_demo_is_marked_synthetic_under_a_code_of_no_province(demo):
    assert demo.name == "满园示范区（合成数据）"
    assert demo.code[:2] == "99"


def test_demo_writes_every_table(demo):
    assert list(demo.tables) == [table.name for table in TABLES]
    assert [name for name, rows in demo.tables.items() if not rows] == ["travel", "flows"]


@pytest.mark.parametrize(("schools", "groups", "grouped", "seed"), COMBINATIONS)
class TestAnyDistrict:
    def test_holds_as_many_schools_and_groups_as_asked(self, schools, groups, grouped, seed):
        district = generate(schools=schools, groups=groups, grouped=grouped, seed=seed)

        members = {row["school"] for row in current(district)}
        assert len(legal_and_open(district)) == schools
        assert len(district.tables["groups"]) == groups
        assert {row["group"] for row in current(district)} == {
            row["group"] for row in district.tables["groups"]
        }
        assert grouped is None or len(members) == grouped
        assert members <= {row["school"] for row in legal_and_open(district)}

    def test_is_read_back_whole_and_without_complaint(
        self, schools, groups, grouped, seed, tmp_path
    ):
        district = generate(schools=schools, groups=groups, grouped=grouped, seed=seed)
        head = DistrictHead(district.code, district.name, district.outline)

        write_folder(tmp_path, head, district.tables)
        read = check_district(read_path(tmp_path))

        assert read.findings == ()
        for table in TABLES:
            columns = {column.name for column in table.columns}
            rows = district.tables[table.name]
            assert {frozenset(row) for row in rows} <= {frozenset(columns)}
            assert read.tables[table.name] == sorted_rows(table, rows)

    def test_every_code_that_is_referred_to_exists(self, schools, groups, grouped, seed):
        district = generate(schools=schools, groups=groups, grouped=grouped, seed=seed)

        for table in TABLES:
            for column in (column for column in table.columns if column.refers_to):
                cells = {row[column.name] for row in district.tables[table.name]} - {None}
                found = {code for cell in cells for code in cell.split(";")}
                assert found <= {
                    row[table_named(target).key[0]]
                    for target in column.refers_to
                    for row in district.tables[target]
                }

    def test_places_lie_inside_the_outline(self, schools, groups, grouped, seed):
        district = generate(schools=schools, groups=groups, grouped=grouped, seed=seed)

        outline = read_outline(district.outline)
        placed = district.tables["schools"] + district.tables["partners"]
        outside = [r for r in placed if not outline.contains(float(r["lon"]), float(r["lat"]))]
        assert outside == []


def test_codes_have_the_official_shape_and_an_invented_serial(demo):
    codes = [row["school"] for row in demo.tables["schools"] if row["campus_of"] is None]

    assert [code for code in codes if not OFFICIAL_CODE.fullmatch(code)] == []
    assert min(int(code[4:]) for code in codes) == 990001


def test_names_are_given_once(demo):
    names = Counter(row["name"] for row in demo.tables["schools"])

    assert [name for name, times in names.items() if times > 1] == []


def test_figures_cover_five_years(demo):
    for table in ("strengths", "resources", "outcomes"):
        years = {row["year"] for row in demo.tables[table]}
        assert years == {2022, 2023, 2024, 2025, 2026}


def test_other_years_can_be_asked_for():
    district = generate(schools=10, groups=1, seed=1, first_year=2018, years=3)

    assert {row["year"] for row in district.tables["resources"]} == {2018, 2019, 2020}


def test_one_year_is_enough():
    district = generate(schools=40, groups=3, seed=1, years=1)

    closed = [row for row in district.tables["schools"] if row["closed_on"] is not None]
    reported = {row["school"] for row in district.tables["resources"]}
    assert {row["year"] for row in district.tables["outcomes"]} == {2022}
    assert [row for row in closed if row["school"] in reported] == []


def test_roster_can_be_left_out():
    whole = generate(schools=10, groups=1, seed=1)
    light = generate(schools=10, groups=1, seed=1, with_teachers=False)

    assert light.tables == {**whole.tables, "teachers": []}


def test_grouped_schools_are_two_fifths_but_at_most_six_a_group():
    many = generate(schools=60, groups=8, seed=1, with_teachers=False)
    few = generate(schools=60, groups=2, seed=1, with_teachers=False)

    assert len({row["school"] for row in current(many)}) == 24
    assert len({row["school"] for row in current(few)}) == 12


@pytest.mark.parametrize(
    ("schools", "groups", "grouped"),
    [
        (0, 0, None),
        (9001, 0, None),
        (10, 6, None),
        (10, 2, 3),
        (10, 2, 11),
        (10, 0, 2),
        (10, -1, 0),
    ],
)
def test_numbers_that_contradict_each_other_are_refused(schools, groups, grouped):
    with pytest.raises(ImpossibleDistrict):
        generate(schools=schools, groups=groups, grouped=grouped, seed=1)


@pytest.mark.parametrize("schools", [1, 4, 10])
def test_small_districts_hold_together_whatever_the_seed(schools):
    for seed in range(25):
        district = generate(schools=schools, groups=schools // 3, seed=seed)

        memberships = district.tables["memberships"]
        assert len(legal_and_open(district)) == schools
        assert len({row["group"] for row in current(district)}) == schools // 3
        assert [r for r in memberships if r["left_on"] and r["left_on"] <= r["joined_on"]] == []
