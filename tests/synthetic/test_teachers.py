from collections import Counter, defaultdict
from datetime import date

ABOVE = {
    "primary": {"college", "bachelor", "master", "doctor"},
    "junior": {"bachelor", "master", "doctor"},
    "senior": {"master", "doctor"},
}
COUNTY_AND_UP = {"county", "city", "province", "nation"}
PE_AND_ARTS = {"体育", "音乐", "美术", "艺术"}


def counts_of_roster(demo):
    counts = defaultdict(Counter)
    for row in demo.tables["teachers"]:
        counts[row["school"], row["stage"]].update(
            {
                "teachers": 1,
                "teachers_above_required": row["education"] in ABOVE[row["stage"]],
                "backbone_teachers": row["backbone"] in COUNTY_AND_UP,
                "pe_art_teachers": row["subject"] in PE_AND_ARTS,
            }
        )
    return counts


def test_roster_has_the_teachers_that_the_latest_resources_count(demo):
    # A campus counts its own teachers in the resources; the roster knows the legal school.
    legal = {row["school"]: row["campus_of"] or row["school"] for row in demo.tables["schools"]}
    facts = ("teachers", "teachers_above_required", "backbone_teachers", "pe_art_teachers")
    expected, unknown = defaultdict(Counter), set()
    for row in demo.tables["resources"]:
        if row["year"] == 2026 and row["stage"] != "shared":
            key = legal[row["school"]], row["stage"]
            unknown |= {(key, fact) for fact in facts if row[fact] is None}
            expected[key].update({fact: row[fact] or 0 for fact in facts})

    roster = counts_of_roster(demo)

    assert roster.keys() == expected.keys()
    assert [
        (key, fact)
        for key, counts in expected.items()
        for fact in facts
        if counts[fact] != roster[key][fact] and (key, fact) not in unknown
    ] == []


def test_parts_never_exceed_the_whole(demo):
    for row in demo.tables["resources"]:
        if row["stage"] != "shared":
            known = row["pe_art_teachers"] or 0
            parts = (row["teachers_above_required"], row["backbone_teachers"], known)
            assert max(parts) <= row["teachers"]


def test_demo_has_a_believable_number_of_teachers(demo):
    assert 4000 <= len(demo.tables["teachers"]) <= 6500


def test_ages_run_from_23_to_60(demo):
    ages = {2026 - row["born"].year for row in demo.tables["teachers"]}

    assert min(ages) == 23
    assert max(ages) == 60


def test_nobody_arrives_before_22_or_before_the_school_opens(demo):
    opened = {row["school"]: row["opened_on"] for row in demo.tables["schools"]}

    assert [
        row["teacher"]
        for row in demo.tables["teachers"]
        if row["at_school_since"] < opened[row["school"]]
        or row["at_school_since"].year - row["born"].year < 22
    ] == []


def test_every_open_legal_school_has_one_principal(demo):
    principals = Counter(r["school"] for r in demo.tables["teachers"] if r["cadre"] == "principal")

    assert len(principals) == 94
    assert set(principals.values()) == {1}


def test_postings_run_from_one_school_to_another(demo):
    posted = [row for row in demo.tables["teachers"] if row["posted_to"] is not None]

    assert len(posted) >= 10
    assert [r for r in posted if r["posted_to"] == r["school"]] == []
    assert [r for r in posted if not r["posted_from"] <= date(2026, 9, 1) < r["posted_until"]] == []


def test_some_teachers_are_exempt(demo):
    rows = demo.tables["teachers"]

    assert 0.001 < share(row["exemption"] is not None for row in rows) < 0.1


def test_backbone_is_denser_in_strong_schools(demo):
    strength = {row["school"]: row["strength"] for row in demo.tables["schools"]}
    density = {
        word: share(
            row["backbone"] in COUNTY_AND_UP
            for row in demo.tables["teachers"]
            if strength[row["school"]] == word
        )
        for word in ("lead", "ordinary", "weak")
    }

    assert density["lead"] > density["ordinary"] > density["weak"]


def share(truths):
    listed = list(truths)
    return sum(listed) / len(listed)
