"""The demo's last year is collected: wishes, refusals and posts wanted are there to plan with."""

from collections import Counter
from datetime import date
from math import ceil

import pytest

from manyuan.planner.kinds.exchange.eligibility import eligibility
from manyuan.planner.kinds.exchange.market import Market
from manyuan.planner.kinds.exchange.reading import read_problem
from manyuan.rules.exchange import load_exchange_pack
from manyuan.rules.subjects import load_subjects

COUNTY_AND_UP = {"county", "city", "province", "nation"}


@pytest.fixture(scope="module")
def market(demo):
    return Market(read_problem(demo.tables, year=2026, scope="group", pack=load_exchange_pack()))


@pytest.fixture(scope="module")
def district(demo):
    return read_problem(demo.tables, year=2026, scope="district", pack=load_exchange_pack())


def group(demo, code):
    pack = load_exchange_pack()
    return Market(read_problem(demo.tables, year=2026, scope="group", pack=pack, group=code))


def wanted_in(market):
    return {line: count for line, count in market.wanted.items() if line[0] in market.scope}


def test_schools_of_groups_want_about_a_tenth_of_those_who_may_move(market):
    assert 0.08 <= sum(wanted_in(market).values()) / len(market.eligible) <= 0.12


def test_weak_and_new_schools_want_more_than_others(demo):
    strength = {row["school"]: row["strength"] for row in demo.tables["schools"]}
    posts = [row for row in demo.tables["posts"] if row["year"] == 2026]
    wanted, schools = Counter(), Counter()
    for row in posts:
        wanted[strength[row["school"]]] += row["wanted"]
    schools.update(strength[row["school"]] for row in demo.tables["resources"])

    density = {word: wanted[word] / schools[word] for word in schools}

    assert min(density["weak"], density["new"]) > density["ordinary"] > density["strong"]


def test_posts_are_of_public_schools_and_of_two_years(demo):
    nature = {row["school"]: row["nature"] for row in demo.tables["schools"]}
    posts = demo.tables["posts"]

    assert {nature[row["school"]] for row in posts} == {"public"}
    assert {row["year"] for row in posts} == {2025, 2026}
    assert {row["subject"] for row in posts} <= {*load_subjects().names}
    assert max(row["wanted"] for row in posts) <= 6
    assert any(row["backbone_wanted"] for row in posts)


def test_pe_and_arts_are_wanted_where_their_line_is_missed(demo):
    arts = load_subjects().counts_for_arts
    wanting = {
        (row["school"], row["stage"])
        for row in demo.tables["posts"]
        if row["year"] == 2026 and arts(row["subject"])
    }
    # 教督〔2017〕6号: 0.9 PE and arts teachers for every hundred pupils.
    short = {
        (row["school"], row["stage"])
        for row in demo.tables["resources"]
        if row["year"] == 2026
        and row["stage"] in {"primary", "junior"}
        and row["pe_art_teachers"] is not None
        and row["pe_art_teachers"] * 1000 < 9 * row["pupils"]
    }

    assert len(short & wanting) > len(short) / 3


def test_some_posts_nobody_can_fill_and_most_somebody_can(market):
    candidates = Counter(
        (school, each.stage, each.subject)
        for each in market.eligible
        for school in market.destinations_of(each)
    )
    wanted = wanted_in(market)

    open_posts = sum(max(0, count - candidates[line]) for line, count in wanted.items())

    assert 0 < open_posts < sum(wanted.values()) / 2


def test_an_eighth_of_those_who_may_move_wish_and_few_refuse(district):
    verdicts = eligibility(district)
    teachers = [each for each in district.teachers if verdicts[each.code].state != "ineligible"]

    wishing = sum(bool(each.wishes) for each in teachers) / len(teachers)
    refusing = sum(bool(each.refuses) for each in teachers) / len(teachers)

    assert (0.09 < wishing < 0.15, 0.02 < refusing < 0.05) == (True, True)
    assert {len(each.wishes) for each in teachers} == {0, 1, 2, 3, 4}


def test_nobody_wishes_for_the_own_school_or_refuses_what_is_wished(demo):
    rows = demo.tables["teachers"]

    assert [r for r in rows if r["wishes"] and r["school"] in r["wishes"].split(";")] == []
    assert [r for r in rows if r["wishes"] and r["refuses"]] == []


def test_many_wishes_can_come_true_inside_the_groups(market):
    wishing = [each for each in market.eligible if each.wishes]

    possible = [e for e in wishing if {*e.wishes} & {*market.destinations_of(e)}]

    assert len(possible) > len(wishing) / 2


def test_one_group_cannot_reach_the_share_of_backbone_teachers(demo):
    third = group(demo, "G003")
    pack = load_exchange_pack()
    rate, backbone = (ratio.share.value for ratio in pack.ratios)

    moved = ceil(len(third.eligible) * rate)
    able = [
        each
        for each in third.eligible
        if each.backbone in COUNTY_AND_UP and third.destinations_of(each)
    ]

    assert (len(able), ceil(moved * backbone)) == (1, 2)


def test_exempt_backbone_was_exchanged_lately(demo):
    exempt = [r for r in demo.tables["teachers"] if r["exemption"] == "already_exchanged"]

    assert len(exempt) > 10
    assert {row["last_exchanged"] for row in exempt} <= {date(2024, 9, 1), date(2025, 9, 1)}
    assert min(row["exempt_until"] for row in exempt) > date(2026, 9, 1)
    assert [r for r in exempt if r["at_school_since"] > date(2020, 9, 1)] == []
