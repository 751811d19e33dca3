from collections import Counter
from datetime import date

TODAY = date(2026, 9, 1)


def of_today(demo):
    return [row for row in demo.tables["memberships"] if row["left_on"] is None]


def test_one_group_is_above_the_cap_of_nine_campuses(demo):
    members = {row["group"]: set() for row in demo.tables["groups"]}
    for row in of_today(demo):
        members[row["group"]].add(row["school"])

    campuses = Counter(row["campus_of"] for row in demo.tables["schools"])
    sites = {group: sum(1 + campuses[s] for s in own) for group, own in members.items()}

    assert [group for group, count in sites.items() if count > 9] == ["G001"]


def test_that_group_is_above_the_cap_even_if_only_reported_campuses_count(demo):
    own = {row["school"] for row in of_today(demo) if row["group"] == "G001"}
    campuses = Counter(row["campus_of"] for row in demo.tables["schools"])

    assert sum(campuses[school] or 1 for school in own) == 10


def test_one_school_is_in_two_groups_today(demo):
    counts = Counter(row["school"] for row in of_today(demo))

    assert sorted(counts.values())[-2:] == [1, 2]


def test_one_group_has_two_leads_and_the_others_one(demo):
    leads = Counter(row["group"] for row in of_today(demo) if row["role"] == "lead")

    assert sorted(leads.values()) == [1, 1, 1, 1, 1, 1, 2]


def test_one_school_left_one_moved_and_one_graduated(demo):
    ended = [row["state"] for row in demo.tables["memberships"] if row["left_on"] is not None]

    assert sorted(ended) == ["exited", "graduated", "moved"]


def test_the_school_that_moved_joined_elsewhere_on_the_same_day(demo):
    moved = next(row for row in demo.tables["memberships"] if row["state"] == "moved")

    joined = [row for row in of_today(demo) if row["school"] == moved["school"]]

    assert moved["left_on"] in {row["joined_on"] for row in joined}


def test_the_graduate_leads_the_group_that_is_being_brought_up(demo):
    graduate = next(row for row in demo.tables["memberships"] if row["state"] == "graduated")
    young = [row["group"] for row in demo.tables["groups"] if row["state"] == "incubating"]

    leads = [row for row in of_today(demo) if row["group"] == young[0] and row["role"] == "lead"]

    assert [row["school"] for row in leads] == [graduate["school"]]


def test_coverage_grows_year_by_year(demo):
    covered = [
        len(
            {
                row["school"]
                for row in demo.tables["memberships"]
                if row["joined_on"] <= day and (row["left_on"] is None or day < row["left_on"])
            }
        )
        for day in (date(year, 9, 1) for year in range(2022, 2027))
    ]

    assert covered == sorted(set(covered))
    assert covered[-1] == 24


def test_one_school_has_closed(demo):
    closed = [row["closed_on"] for row in demo.tables["schools"] if row["closed_on"] is not None]

    assert closed == [date(2024, 8, 31)]


def test_one_name_has_thirty_characters(demo):
    lengths = [len(row["name"]) for row in demo.tables["schools"] if row["campus_of"] is None]

    assert sorted(lengths)[-1] == 30


def test_a_few_inputs_of_the_last_year_are_unknown(demo):
    facts = ("pe_art_teachers", "sports_area", "equipment_value", "multimedia_rooms")
    latest = [
        row
        for row in demo.tables["resources"]
        if row["year"] == 2026 and row["sports_area"] is not None and row["stage"] != "shared"
    ]

    unknown = sum(row[fact] is None for row in latest for fact in facts)

    assert 1 <= unknown <= 10


def test_pupils_are_never_unknown_on_the_rows_of_a_stage(demo):
    stages = [row for row in demo.tables["resources"] if row["stage"] != "shared"]

    assert [row for row in stages if row["pupils"] is None] == []


def test_a_rural_school_is_small_enough_for_the_relaxation(demo):
    rural = {
        row["school"]
        for row in demo.tables["schools"]
        if row["setting"] == "rural" and row["kind"] == "primary"
    }

    latest = [row for row in demo.tables["resources"] if row["year"] == 2026]

    assert any(50 <= row["pupils"] < 100 for row in latest if row["school"] in rural)


def test_a_teaching_point_has_fewer_than_fifty_pupils(demo):
    points = {r["school"] for r in demo.tables["schools"] if r["kind"] == "teaching_point"}

    latest = [row for row in demo.tables["resources"] if row["year"] == 2026]

    assert {row["pupils"] < 50 for row in latest if row["school"] in points} == {True}


def test_schools_of_several_stages_share_their_premises(demo):
    several = {
        row["school"]
        for row in demo.tables["schools"]
        if row["kind"] in {"nine_year", "complete", "twelve_year", "special"}
    }

    shared = {row["school"] for row in demo.tables["resources"] if row["stage"] == "shared"}

    assert shared == several
