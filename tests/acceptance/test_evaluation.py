"""B19 and N10: seven groups evaluated in one bundle; more graduates choose public junior schools."""

from fractions import Fraction

from manyuan.evaluation.queries.frozen import measured_groups
from manyuan.evaluation.scores.models import GroupGrade
from worlds.qingdao.evaluation import (
    OUR_PUBLISHING,
    YEAR,
    choose_public_juniors,
    evaluate_groups,
)
from worlds.qingdao.shibei import GROUPS


def test_seven_groups_are_graded_alike_on_a_frozen_year(shibei):
    published = evaluate_groups(shibei)

    grades = GroupGrade.objects.filter(publication=published)
    assert (published.frozen.year, published.published_on) == (YEAR, OUR_PUBLISHING)
    assert grades.count() == GROUPS
    # No article tells a result: equal numbers must not set one group above another.
    assert len({(one.grade, one.score) for one in grades}) == 1
    assert all(one.grade for one in grades)


def test_share_of_graduates_rises_by_five_points(shinan):
    frozen = choose_public_juniors(shinan)

    with shinan.at():
        measured = measured_groups(shinan.officer, frozen)["G1"]
    assert measured["intake_share_change"].value == Fraction(5, 100)
