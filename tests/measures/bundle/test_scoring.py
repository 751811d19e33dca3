"""The bundled score against plain arithmetic, and what must hold of any group."""

import itertools
import random
from dataclasses import replace
from fractions import Fraction

import pytest

from manyuan.measures.bundle.contributions import contributions, rounded
from manyuan.measures.bundle.facts import MemberFacts
from manyuan.measures.bundle.grading import grade_of
from manyuan.measures.bundle.members_scored import school_result
from manyuan.measures.bundle.scoring import score_group
from manyuan.measures.bundle.sensitivity import part_means, sensitivity
from manyuan.measures.bundle.template import FULL, template_of
from manyuan.measures.measured import Measured
from manyuan.rules.evaluation import COMPACT, LIGHT, load_evaluation_pack
from manyuan.rules.grading import load_grading_pack

TEMPLATE = template_of(load_evaluation_pack())
GRADES = load_grading_pack()
LEVELS = [None, *(Fraction(n, 7) for n in range(8))]


def measured(**values):
    return {
        code: Measured(code=code, value=value, unknown="" if value is not None else "no_flows")
        for code, value in values.items()
    }


def member(level, growth, pupils=100, *, lead=False):
    return MemberFacts(
        level=level, growth=growth, pupils=pupils, is_lead=lead, unknown="is_lead" if lead else ""
    )


def random_group(seed):
    chance = random.Random(seed)
    template = template_of(load_evaluation_pack(chance.choice([COMPACT, LIGHT])))
    found = {}
    for leaf in template.leaves:
        ends = sorted((leaf.curve.floor, leaf.curve.target))
        value = ends[0] + (ends[1] - ends[0]) * Fraction(chance.randint(-2, 12), 10)
        found[leaf.indicator] = None if chance.random() < 0.2 else value
    members = {
        f"S{n}": member(
            chance.choice(LEVELS),
            chance.choice([None, Fraction(chance.randint(-10, 10), 10)]),
            chance.choice([None, 300, 900, 1200]),
            lead=n == 0,
        )
        for n in range(chance.randint(1, 5))
    }
    adjustment = Fraction(chance.randint(-5, 5))
    return score_group(template, measured(**found), members, adjustment=adjustment)


def test_a_group_of_three_is_scored_as_on_paper():
    everything = dict.fromkeys(leaf.indicator for leaf in TEMPLATE.leaves)
    found = measured(
        **{**everything, "rotation_rate": Fraction(1, 20), "satisfaction": Fraction(1)}
    )
    members = {
        "S1": member(Fraction(1), None, 900, lead=True),
        "S2": member(Fraction(5, 7), Fraction(1, 4), 300),
        "S3": member(Fraction(3, 7), Fraction(0), 100),
    }

    score = score_group(TEMPLATE, found, members, adjustment=Fraction(2))

    second = FULL * (Fraction(2, 5) * Fraction(5, 7) + Fraction(3, 5))
    third = FULL * (Fraction(2, 5) * Fraction(3, 7) + Fraction(3, 5) * Fraction(1, 2))
    common = Fraction(4 + 5, 8 + 5) * FULL
    assert (score.schools["S2"].score, score.schools["S3"].score) == (second, third)
    assert (score.common, score.weakest) == (common, third)
    assert score.members == (3 * second + third) / 4
    wanted = common / 2 + Fraction(35, 100) * score.members + Fraction(15, 100) * third
    assert (score.raw, score.score) == (wanted, wanted + 2)
    assert score.known == Fraction(1, 2) * Fraction(13, 100) + Fraction(1, 2)
    own = score.schools["S2"]
    assert school_result(TEMPLATE, score.score, own) == (score.score + second) / 2
    lead = school_result(TEMPLATE, score.score, score.schools["S1"])
    assert lead == Fraction(6, 10) * score.score + Fraction(4, 10) * FULL


def test_what_is_unknown_is_left_out_and_never_nothing():
    nothing = score_group(TEMPLATE, {}, {})
    only = score_group(TEMPLATE, measured(satisfaction=Fraction(1)), {})

    assert (nothing.score, nothing.known, contributions(nothing)) == (None, 0, ())
    assert (only.score, only.known) == (FULL, Fraction(1, 2) * Fraction(5, 100))
    assert only.leaves[0].unknown == "not_measured"
    assert school_result(TEMPLATE, None, member_score()) is None
    assert sensitivity(nothing, GRADES) is None


def member_score():
    return score_group(TEMPLATE, {}, {"S2": member(Fraction(1), None)}).schools["S2"]


def test_a_school_without_a_gap_is_judged_by_its_level_and_is_fully_known():
    caught_up = replace(member(Fraction(6, 7), None), unknown="no_gap_to_close")
    unreported = replace(member(Fraction(6, 7), None), unknown="year_before_unreported")
    schools = score_group(TEMPLATE, {}, {"S2": caught_up, "S3": unreported}).schools

    assert schools["S2"].score == schools["S3"].score == Fraction(600, 7)
    assert (schools["S2"].known, schools["S3"].known) == (1, Fraction(2, 5))


@pytest.mark.parametrize("seed", range(60))
def test_what_holds_of_any_group(seed):
    score = random_group(seed)
    parts = contributions(score)

    assert sum(one.amount for one in parts) == (score.score or 0)
    assert 0 <= score.known <= 1
    if score.score is not None:
        assert 0 <= score.score <= FULL
        assert all(0 <= one.amount <= one.most for one in parts if one.kind != "adjustment")
        assert sum(one.most for one in parts if one.kind != "adjustment") == FULL
        shown = rounded([one.amount for one in parts], digits=2)
        assert sum(shown) == round(score.score, 2)


@pytest.mark.parametrize("seed", range(12))
def test_more_is_never_less(seed):
    score = random_group(seed)
    better = score_group(
        score.template,
        {
            one.leaf.indicator: Measured(code="", value=one.leaf.curve.target)
            for one in score.leaves
        },
        {},
    )

    assert better.common == FULL
    assert score.common is None or score.common <= better.common


@pytest.mark.parametrize("seed", range(20))
def test_sensitivity_finds_what_every_corner_would(seed):
    score = random_group(seed)
    found = sensitivity(score, GRADES)
    if found is None:
        return
    corners = [_score_with(score, factors) for factors in _all_factors(score)]

    assert (found.low, found.high) == (min(corners), max(corners))
    assert (found.worst, found.best) == (grade_of(found.low, GRADES), grade_of(found.high, GRADES))


@pytest.mark.parametrize("seed", range(40))
def test_a_single_weight_turns_the_grade_where_it_is_said(seed):
    score = random_group(seed)
    found = sensitivity(score, GRADES)
    for one in found.weights if found else ():
        near, far = Fraction(1, 10**9), found.swing
        grades = {
            move: grade_of(_score_with(score, {one.code: 1 + move}), GRADES) for move in (-far, far)
        }
        turns = any(grade != found.grade for grade in grades.values())
        assert turns == (one.turns_at is not None)
        if one.turns_at is not None:
            side = (
                1 if one.turns_at > 0 or (not one.turns_at and grades[far] != found.grade) else -1
            )
            beyond = grade_of(
                _score_with(score, {one.code: 1 + one.turns_at + side * near}), GRADES
            )
            assert beyond != found.grade


def _all_factors(score):
    codes = [*score.template.bundle, *(part for part, _, _ in part_means(score))]
    ends = (Fraction(4, 5), Fraction(6, 5))
    return (
        dict(zip(codes, some, strict=True)) for some in itertools.product(ends, repeat=len(codes))
    )


def _score_with(score, factors):
    """Score a group anew with some weights multiplied, written down as plainly as can be."""
    top, bottom = Fraction(0), Fraction(0)
    for part, points, value in part_means(score):
        top += points * factors.get(part, 1) * value
        bottom += points * factors.get(part, 1)
    values = {**score.bundle, "common": top / bottom if bottom else None}
    top, bottom = Fraction(0), Fraction(0)
    for name, weight in score.template.bundle.items():
        if values[name] is not None:
            top += weight * factors.get(name, 1) * values[name]
            bottom += weight * factors.get(name, 1)
    return min(Fraction(FULL), max(Fraction(0), top / bottom + score.adjustment))
