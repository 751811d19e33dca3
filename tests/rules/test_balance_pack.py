from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from manyuan.rules.balance import load_balance_pack
from manyuan.rules.groups import load_group_pack
from manyuan.rules.pack import UnknownPack, known_packs
from manyuan.rules.status import Status, weakest

# 教督〔2017〕6号: A1 to A7, primary and junior.
THRESHOLDS = {
    "A1": ("4.2", "5.3"),
    "A2": ("1", "1"),
    "A3": ("0.9", "0.9"),
    "A4": ("4.5", "5.8"),
    "A5": ("7.5", "10.2"),
    "A6": ("2000", "2500"),
    "A7": ("2.3", "2.4"),
}


def test_balance_pack_holds_the_thresholds_of_the_document():
    pack = load_balance_pack()

    assert {
        rule.code: (rule.thresholds["primary"].value, rule.thresholds["junior"].value)
        for rule in pack.indicators
    } == {code: (Decimal(low), Decimal(high)) for code, (low, high) in THRESHOLDS.items()}


def test_balance_pack_names_itself_and_its_beginning():
    pack = load_balance_pack()

    assert (pack.id, pack.heading.effective_from) == ("cn-balance-2017", date(2017, 4, 19))


def test_balance_pack_holds_the_school_rule_limits_and_splits():
    pack = load_balance_pack()

    assert (pack.met_at_least.value, pack.miss_floor.value) == (6, Decimal("0.85"))
    assert {stage: rule.value for stage, rule in pack.cv_limits.items()} == {
        "primary": Decimal("0.50"),
        "junior": Decimal("0.45"),
    }
    assert {kind: dict(rule.value) for kind, rule in pack.splits.items()} == {
        "nine_year": {"primary": Decimal(1), "junior": Decimal("1.1")},
        "complete": {"junior": Decimal(1), "senior": Decimal("1.2")},
        "twelve_year": {
            "primary": Decimal(1),
            "junior": Decimal("1.1"),
            "senior": Decimal("1.32"),
        },
    }


def test_balance_pack_leaves_out_kinds_and_small_places():
    pack = load_balance_pack()

    assert pack.excluded.keys() == {"special", "vocational", "kindergarten", "office"}
    assert {kind: rule.value for kind, rule in pack.small.items()} == {
        "teaching_point": 50,
        "campus": 50,
    }


def test_balance_pack_is_recalled_because_floor_formula_and_split_are():
    pack = load_balance_pack()

    assert pack.status is Status.RECALLED
    assert {rule.status for rule in (pack.miss_floor, pack.dispersion, *pack.splits.values())} == {
        Status.RECALLED
    }
    assert {rule.status for rule in (pack.met_at_least, *pack.cv_limits.values())} == {
        Status.VERIFIED
    }


def test_indicator_is_as_weak_as_its_formula():
    rule = load_balance_pack().indicators[3]

    assert rule.columns == ("teaching_area", "indoor_sports_area")
    assert {each.status for each in rule.thresholds.values()} == {Status.VERIFIED}
    assert rule.status is Status.RECALLED


def test_proposed_number_of_a_district_makes_the_pack_proposed():
    pack = load_balance_pack()

    own = replace(pack, miss_floor=replace(pack.miss_floor, status=Status.PROPOSED))

    assert own.status is Status.PROPOSED


def test_every_rule_says_its_source_and_title_in_both_languages():
    pack = load_balance_pack()

    assert len(pack.rules) == 39
    assert len({rule.code for rule in pack.rules}) == 39
    assert all(rule.source and rule.title_zh and rule.title_en for rule in pack.rules)
    assert all(bool(rule.note_zh) == bool(rule.note_en) for rule in pack.rules)


def test_group_pack_warns_above_nine_campuses_and_15000_pupils():
    # 广东省教育厅等四部门, 2020-08.
    pack = load_group_pack()

    assert (pack.id, pack.most_campuses.value, pack.most_pupils.value) == ("cn-groups", 9, 15_000)
    assert pack.status is Status.VERIFIED


def test_unknown_pack_is_refused_with_the_known_ones():
    with pytest.raises(UnknownPack) as refusal:
        load_balance_pack("cn-balance-1999")

    assert refusal.value.facts == {"pack": "cn-balance-1999", "known": "、".join(known_packs())}
    assert {"cn-balance-2017", "cn-groups"} < {*known_packs()}


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["verified"], "verified"),
        (["verified", "recalled"], "recalled"),
        (["recalled", "proposed", "verified"], "proposed"),
    ],
)
def test_result_is_as_weak_as_its_weakest_rule(statuses, expected):
    assert weakest([Status(status) for status in statuses]) is Status(expected)


def test_result_without_a_rule_has_no_status():
    with pytest.raises(ValueError, match="empty"):
        weakest([])
