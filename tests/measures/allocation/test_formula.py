"""The division of a pot: exact to the cent, within its bounds, more for more need."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manyuan.measures.allocation import GroupFacts, MemberOfGroup, allocate
from manyuan.rules.funding import PARTS, load_funding_pack, with_funding_overrides

PACK = load_funding_pack()
LEAD = MemberOfGroup(school="L", role="lead")
WEAK = MemberOfGroup(school="W", role="member", kind="weak")
OTHER = MemberOfGroup(school="O", role="member", kind="strong")

members = st.lists(st.sampled_from([LEAD, WEAK, OTHER]), max_size=5).map(tuple)
facts = st.builds(
    GroupFacts,
    group=st.just(""),
    tightness=st.sampled_from(["", "compact", "semi", "loose"]),
    members=members,
    pupils=st.integers(0, 15_000),
    need=st.integers(0, 40),
    grade=st.sampled_from(["", "excellent", "good", "passed", "failed"]),
    cost=st.decimals(0, 200_000, places=2),
)
groups = st.lists(facts, min_size=1, max_size=6).map(
    lambda found: [replace(one, group=f"G{place}") for place, one in enumerate(found)]
)
pots = st.decimals("0.01", 5_000_000, places=2)
packs = st.builds(
    lambda floor, ceiling, need: with_funding_overrides(
        PACK, {"bounds.floor": floor, "bounds.ceiling": ceiling, "shares.need": need}
    ),
    st.sampled_from(["0", "0.5", "0.9", "1"]),
    st.sampled_from(["1", "1.2", "2", "100"]),
    st.sampled_from(["0", "0.2", "5"]),
)


def pack(**values):
    return with_funding_overrides(PACK, {code.replace("_", "."): v for code, v in values.items()})


@settings(deadline=None, max_examples=150)
@given(pots, groups, packs)
def test_shares_add_up_to_the_pot_and_lie_within_the_bounds(total, found, rules):
    allocation = allocate(total, found, rules)

    amounts = [share.amount for share in allocation.shares]
    assert sum(amounts) == total
    assert all(allocation.floor <= amount <= allocation.ceiling for amount in amounts)
    assert all(
        sum(share.parts.values()) + share.adjusted == share.amount for share in allocation.shares
    )
    average = total / len(found)
    assert allocation.floor <= average <= allocation.ceiling


@settings(deadline=None, max_examples=150)
@given(pots, groups, packs, st.integers(1, 30))
def test_more_need_never_gives_less(total, found, rules, more):
    needier = [replace(found[0], need=found[0].need + more), *found[1:]]

    before, after = (allocate(total, some, rules).shares for some in (found, needier))

    # The exact amount never falls; the last cent goes by remainders, which others change too.
    assert after[0].amount >= before[0].amount - Decimal("0.01")


def test_each_part_is_divided_by_what_counts_in_it():
    found = [
        GroupFacts(
            group="A",
            tightness="compact",
            members=(LEAD, WEAK),
            pupils=3000,
            need=3,
            grade="excellent",
            cost=Decimal(100),
        ),
        GroupFacts(group="B", members=(LEAD, OTHER), pupils=1000, need=1, cost=Decimal(300)),
    ]

    first, second = allocate(Decimal(1_000_000), found, pack(bounds_floor="0")).shares

    # A counts (1 + 1.5) · 1.2 = 3 members, B 2; with the grades 3.9 and 2.
    assert first.weights == {
        "base": 1,
        "members": 3,
        "pupils": 3000,
        "need": 3,
        "performance": Fraction(39, 10),
        "flows": 100,
    }
    assert first.parts == {
        "base": Decimal("75000.00"),
        "members": Decimal("150000.00"),
        "pupils": Decimal("75000.00"),
        "need": Decimal("150000.00"),
        "performance": Decimal("132203.39"),
        "flows": Decimal("25000.00"),
    }
    assert (first.amount, second.amount) == (Decimal("607203.39"), Decimal("392796.61"))
    assert (first.bound, first.adjusted) == ("", Decimal("0.00"))


def test_part_in_which_nobody_counts_leaves_its_money_to_the_others():
    found = [GroupFacts(group=name, members=(LEAD,), pupils=10) for name in "AB"]

    allocation = allocate(Decimal(700), found, PACK)

    assert allocation.pools == {
        "base": Decimal("150.00"),
        "members": Decimal("250.00"),
        "pupils": Decimal("100.00"),
        "need": Decimal("0.00"),
        "performance": Decimal("200.00"),
        "flows": Decimal("0.00"),
    }
    assert [share.amount for share in allocation.shares] == [Decimal("350.00")] * 2


def test_without_any_weight_everybody_gets_alike():
    rules = with_funding_overrides(PACK, {f"shares.{part}": "0" for part in PARTS})
    found = [GroupFacts(group=name) for name in "ABC"]

    allocation = allocate(Decimal("100.00"), found, rules)

    assert [share.amount for share in allocation.shares] == [
        Decimal("33.34"),
        Decimal("33.33"),
        Decimal("33.33"),
    ]


def test_floor_and_ceiling_are_said():
    found = [
        GroupFacts(group="A", members=(WEAK,) * 9, pupils=9000, need=30),
        GroupFacts(group="B", members=(LEAD,)),
        GroupFacts(group="C", members=(LEAD,)),
    ]

    allocation = allocate(Decimal(300), found, pack(bounds_ceiling="1.6", bounds_floor="0.6"))

    assert [(share.amount, share.bound) for share in allocation.shares] == [
        (Decimal("160.00"), "ceiling"),
        (Decimal("70.00"), ""),
        (Decimal("70.00"), ""),
    ]
    assert allocation.shares[0].adjusted < 0 < allocation.shares[1].adjusted


def test_without_a_group_nothing_is_divided():
    with pytest.raises(ValueError, match="no group"):
        allocate(Decimal(1), [], PACK)


def test_parts_of_a_cent_are_no_money():
    with pytest.raises(ValueError, match="parts of a cent"):
        allocate(Decimal("0.001"), [GroupFacts(group="A")], PACK)
