import pytest

from manyuan.sheets.checking import check_district
from manyuan.sheets.findings import KEPT, finding_sentence
from manyuan.sheets.merging import merge_raw
from manyuan.sheets.reading import read_bytes
from sheets.samples import codes, zip_of

SCHOOLS = "school,name,kind\na,甲,primary\nb,乙,junior\n"
GROUPS = "group,name\ng,集团\n"
MEMBERS = "group,school,role,joined_on,left_on\n"


def check(known=None, **tables):
    """Check a zip of the given CSV texts."""
    files = {f"{name}.csv": text.encode() for name, text in tables.items()}
    return check_district(read_bytes(zip_of(files), "district.zip"), known=known)


def test_sound_district_has_nothing_to_say():
    files = check(schools=SCHOOLS, groups=GROUPS, memberships=MEMBERS + "g,a,lead,2020-09,\n")

    assert (files.findings, files.is_sound) == ((), True)


def test_row_with_an_error_is_left_out_and_placed():
    files = check(schools=SCHOOLS + "c,丙,大学\n")

    finding = files.findings[0]
    assert [row["school"] for row in files.tables["schools"]] == ["a", "b"]
    assert (finding.file, finding.row, finding.column, finding.position, finding.text) == (
        "schools.csv",
        4,
        "kind",
        2,
        "大学",
    )
    assert not files.is_sound


def test_repeated_key_with_other_content_is_an_error_that_names_both_rows():
    files = check(schools=SCHOOLS + "a,另一所,primary\n")

    assert codes(files) == [("error", "duplicate_key")]
    assert finding_sentence(files.findings[0]).startswith("与schools.csv 第 2 行重复（a）")
    assert [row["school"] for row in files.tables["schools"]] == ["b"]


def test_repeated_key_with_equal_content_is_folded():
    files = check(schools=SCHOOLS + "a,甲,小学\n")

    assert codes(files) == [("notice", "duplicate_same")]
    assert [row["school"] for row in files.tables["schools"]] == ["a", "b"]


def test_rows_that_differ_between_workbooks_are_an_error_that_names_both_files():
    raws = [
        read_bytes(f"school,name,kind\na,{name},primary\n".encode(), f"schools{name}.csv")
        for name in ("甲", "乙")
    ]

    files = check_district(merge_raw(raws))

    finding = files.findings[0]
    assert (finding.code, finding.file, finding.facts["place"]) == (
        "duplicate_key",
        "schools乙.csv",
        "schools甲.csv",
    )


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("g,a,lead,2020-09,2020-09\n", "ends_before_begins"),
        ("g,a,lead,2020-09,2019-09\n", "ends_before_begins"),
        ("g,a,lead,2020-09,\ng,a,lead,2021-09,\n", "overlapping_membership"),
        ("g,a,lead,2020-09,2021-10\ng,a,lead,2021-09,\n", "overlapping_membership"),
        ("g,x,lead,2020-09,\n", "unknown_code"),
        ("h,a,member,2020-09,\ng,a,lead,2020-09,\n", "unknown_code"),
    ],
)
def test_impossible_membership_is_an_error(rows, code):
    files = check(schools=SCHOOLS, groups=GROUPS, memberships=MEMBERS + rows)

    assert codes(files) == [("error", code)]


LIVES = {
    "schools": "school,name,kind,opened_on,closed_on\na,甲,primary,2020-09,2024-09\n",
    "groups": "group,name,founded_on,dissolved_on,state\ng,集团,2021-09,2023-09,dissolved\n",
}


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("g,a,lead,2021-09,2023-09", []),
        ("g,a,lead,2021-08,2023-09", [("error", "outside_life")]),
        ("g,a,lead,2021-09,2023-10", [("error", "outside_life")]),
        ("g,a,lead,2020-08,2023-09", [("error", "outside_life")] * 2),
        ("g,a,lead,2021-09,", [("error", "outside_life")] * 2),
        ("g,a,lead,2021-09,?", [("error", "not_a_date")]),
    ],
)
def test_membership_lies_within_the_lives_of_its_file(row, found):
    assert codes(check(**LIVES, memberships=MEMBERS + row + "\n")) == found


def test_membership_outside_a_life_says_which_and_when():
    files = check(**LIVES, memberships=MEMBERS + "g,a,lead,2021-08,2023-09\n")

    assert files.findings[0].column == "joined_on"
    assert finding_sentence(files.findings[0]) == (
        "甲在集团的成员关系（2021-08-01 至 2023-09-01）超出集团的存续期间"
        "（2021-09-01 至 2023-09-01），请核对日期；已解散或停办的，请填写退出日期。"
    )


def test_end_that_the_file_does_not_tell_is_not_judged():
    memberships = "group,school,role,joined_on\ng,a,lead,2021-09\n"

    assert codes(check(**LIVES, memberships=memberships)) == []


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("g,集团,dissolved,", ["end_without_date"]),
        ("g,集团,merged,", ["end_without_date"]),
        ("g,集团,merged,2023", ["date_year_only"]),
        ("g,集团,merged,2023-09", []),
        ("g,集团,established,", []),
    ],
)
def test_group_that_ended_says_when(row, found):
    files = check(groups="group,name,state,dissolved_on\n" + row + "\n")

    assert [finding.code for finding in files.findings] == found


def test_membership_that_begins_when_the_last_ends_is_sound():
    rows = "g,a,lead,2020-09,2021-09\ng,a,lead,2021-09,\n"

    assert check(schools=SCHOOLS, groups=GROUPS, memberships=MEMBERS + rows).findings == ()


def test_group_without_lead_is_a_warning():
    files = check(schools=SCHOOLS, groups=GROUPS, memberships=MEMBERS + "g,a,member,2020-09,\n")

    assert codes(files) == [("warning", "group_without_lead")]
    assert len(files.tables["groups"]) == 1


def test_codes_already_stored_are_known():
    rows = MEMBERS + "g,a,lead,2020-09,\n"

    assert codes(check(known={"schools": {"a"}, "groups": {"g"}}, memberships=rows)) == []
    assert codes(check(known={"schools": set(), "groups": {"g"}}, memberships=rows)) == [
        ("error", "unknown_code")
    ]
    assert codes(check(memberships=rows)) == []


def test_bureau_is_known_as_a_giver():
    flows = "flow,kind,provider,receiver,start,status\nF1,research,990001,a,2023-09-01,held\n"
    raw = read_bytes(zip_of({"flows.csv": flows.encode()}), "district.zip")
    known = {name: {"a"} for name in ("schools", "partners", "groups")}

    assert codes(check_district(raw, known=known, bureau="990001")) == []
    assert codes(check_district(raw, known=known)) == [("error", "unknown_code")]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("c,丙,primary,36.1,120.3,,,", ("error", "coordinates_swapped")),
        ("c,丙,primary,0,0,,,", ("error", "coordinates_zero")),
        ("c,丙,primary,120.3,,,,", ("warning", "lone_coordinate")),
        ("c,丙,primary,200,36,,,", ("error", "too_high")),
        ("c,丙,primary,,,2020-09,2019-09,", ("error", "ends_before_begins")),
        ("c,丙,primary,,,,,c", ("error", "own_campus")),
        ("c,丙,primary,,,,,x", ("error", "unknown_code")),
        ("c,丙,primary,,,,,a\nd,丁,primary,,,,,c", ("error", "campus_of_campus")),
        ("9937000001,丙,primary,,,,,", ("notice", "unofficial_code")),
        ("2137000001,丙,primary,,,,,", None),
        ("c,丙,primary,,,,,a", None),
    ],
)
def test_school_row_is_checked(line, found):
    header = "school,name,kind,lon,lat,opened_on,closed_on,campus_of\na,甲,primary,,,,,\n"

    assert codes(check(schools=header + line + "\n")) == ([found] if found else [])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("a,primary,2024,10,10,11,,", ("error", "part_above_whole")),
        ("a,primary,2024,10,10,,100,101", ("warning", "part_above_whole_kept")),
        ("a,shared,2024,10,,,,", ("warning", "shared_has_people")),
        ("a,junior,2024,10,,,,", ("warning", "stage_not_of_kind")),
        ("a,primary,2024-2025,10,10,10,100,100", None),
    ],
)
def test_resource_row_is_checked(line, found):
    header = "school,stage,year,pupils,teachers,teachers_above_required,teaching_area"
    text = f"{header},indoor_sports_area\n{line}\n"

    assert codes(check(schools=SCHOOLS, resources=text)) == ([found] if found else [])


@pytest.mark.parametrize("column", ["backbone_teachers", "pe_art_teachers"])
def test_teachers_of_any_sort_on_a_shared_row_are_a_warning(column):
    text = f"school,stage,year,{column}\na,shared,2024,3\n"

    assert codes(check(schools=SCHOOLS, resources=text)) == [("warning", "shared_has_people")]


def test_missing_required_column_is_said_once():
    files = check(schools="school,name\na,甲\nb,乙\n")

    assert codes(files) == [("error", "missing_column")]
    assert files.tables["schools"] == []


def test_columns_absent_from_the_file_are_absent_from_the_row():
    assert check(schools=SCHOOLS).tables["schools"][0].keys() == {"school", "name", "kind"}


def test_example_and_total_rows_are_left_out():
    files = check(schools=SCHOOLS + "示例1,示例,小学\n合计,2,\n")

    assert codes(files) == [("notice", "total_row")]
    assert len(files.tables["schools"]) == 2


def test_findings_are_capped_and_counted():
    files = check(schools="school,name,kind\n" + "".join(f"{n},x,?\n" for n in range(1500)))

    assert (len(files.findings), files.totals) == (KEPT, {"error": 1500})
