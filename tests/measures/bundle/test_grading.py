from fractions import Fraction

import pytest

from manyuan.measures.bundle.facts import MemberFacts
from manyuan.measures.bundle.grading import Candidate, Grade, grade_groups, places
from manyuan.measures.bundle.naming import NamingFacts, check_naming, is_named
from manyuan.measures.measured import Measured
from manyuan.rules.grading import load_grading_pack, load_naming_pack

PACK = load_grading_pack()


def graded(*scores, known=Fraction(1), vetoed=()):
    found = {
        f"G{n}": Candidate(
            score=None if score is None else Fraction(score),
            known=known,
            is_vetoed=f"G{n}" in vetoed,
        )
        for n, score in enumerate(scores)
    }
    return grade_groups(found, PACK)


def grades(result):
    return [one.grade for one in result.values()]


def test_lines_belong_to_the_grade_above_them():
    result = graded(90, "89.999", 80, "79.999", 60, "59.999", None)

    assert grades(result) == [
        *(Grade.EXCELLENT, Grade.GOOD, Grade.GOOD, Grade.PASSED, Grade.PASSED, Grade.FAILED, None)
    ]


@pytest.mark.parametrize(
    ("groups", "excellent"), [(1, 1), (3, 1), (6, 1), (7, 2), (10, 3), (13, 3)]
)
def test_at_most_the_share_is_excellent_and_always_one(groups, excellent):
    assert places(groups, PACK) == excellent
    result = graded(*(90 + Fraction(n, 10) for n in range(groups)))
    assert grades(result).count(Grade.EXCELLENT) == excellent
    assert sum(one.is_capped for one in result.values()) == groups - excellent


def test_who_ties_across_the_cap_is_not_excellent():
    result = graded(99, 95, 95, 95, 91, *[70] * 3)

    assert grades(result)[:5] == [Grade.EXCELLENT, *[Grade.GOOD] * 4]
    assert [one.is_tied for one in result.values()][:5] == [False, True, True, True, False]


def test_who_ties_below_the_cap_is_capped_without_a_tie():
    result = graded(99, 95, 95, *[70])

    assert grades(result)[:3] == [Grade.EXCELLENT, Grade.GOOD, Grade.GOOD]
    assert not any(one.is_tied for one in result.values())


def test_a_veto_fails_whatever_the_score_and_frees_its_place():
    result = graded(99, 95, 50, vetoed=("G0",))

    assert grades(result) == [Grade.FAILED, Grade.EXCELLENT, Grade.FAILED]
    assert result["G0"].by_lines == Grade.EXCELLENT


def test_too_little_known_gives_no_grade():
    assert grades(graded(95, known=Fraction(69, 100))) == [None]
    assert grades(graded(95, known=Fraction(70, 100))) == [Grade.EXCELLENT]
    assert grades(graded(None, vetoed=("G0",))) == [Grade.FAILED]


def named(**changes):
    values = {"rotation_rate": "0.2", "rotation_backbone_share": "0.3", "satisfaction": "0.85"}
    values |= changes.pop("values", {})
    measured = {
        code: Measured(code=code, value=None if value is None else Fraction(value))
        for code, value in values.items()
    }
    facts = {
        "ticks": {"one_head": True, "work": True, "funds": True},
        "members": {"S2": MemberFacts(level=Fraction(6, 7), growth=None, pupils=1, is_lead=False)},
        "years": (3, 4),
        **changes,
    }
    checked = check_naming(NamingFacts(measured=measured, **facts), load_naming_pack())
    return is_named(checked), [one.code for one in checked if one.holds is not True]


def test_the_checklist_knows_yes_no_and_unknown():
    low = {"S2": MemberFacts(level=Fraction(5, 7), growth=None, pupils=1, is_lead=False)}

    assert named() == (True, [])
    assert named(ticks={}) == (None, ["one_head", "joint_plan"])
    assert named(years=()) == (None, ["years"])
    assert named(years=(3, None)) == (None, ["years"])
    assert named(years=(2, None)) == (False, ["years"])
    assert named(members={}) == (None, ["met"])
    assert named(members=low) == (False, ["met"])
    assert named(values={"satisfaction": None, "rotation_rate": "0.1"}) == (
        False,
        ["rotation", "satisfaction"],
    )
