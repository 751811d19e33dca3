from decimal import Decimal

import pytest

from manyuan.kernel.errors import BadInput
from manyuan.rules.exchange import exchange_packs, load_exchange_pack, with_overrides
from manyuan.rules.overriding import (
    SET_HERE,
    NotInBounds,
    NotOneWord,
    NotShare,
    NotWholeInBounds,
    NotWords,
    NotYesOrNo,
    UnknownRule,
)
from manyuan.rules.pack import UnknownPack
from manyuan.rules.status import Status

CODES = (
    "eligibility.tenure_years",
    "eligibility.retire_margin_years",
    "eligibility.defer_graduating",
    "eligibility.cadres_apart",
    "eligibility.stages",
    "posting.term_years",
    "posting.backbone_from",
    "limits.travel_minutes",
    "limits.travel_detour",
    "limits.travel_speed_kmh",
    "limits.lend",
    "limits.school_leave_share",
    "limits.eligible_move_share",
    "ratios.exchange_rate",
    "ratios.backbone_share",
)


def test_exchange_packs_are_named_with_the_national_one_first():
    assert exchange_packs() == (
        "exchange-national",
        "exchange-beijing",
        "exchange-hefei",
        "exchange-shanghai-demo",
    )


def test_national_pack_holds_the_values_of_the_documents_and_our_defaults():
    pack = load_exchange_pack()

    assert pack.id == "exchange-national"
    assert {code: rule.value for code, rule in pack.rules.items()} == dict(
        zip(
            CODES,
            (
                *(6, 5, True, True, ("primary", "junior", "senior"), 1, "county", 40),
                *(Decimal("1.3"), Decimal(20), 1, Decimal("0.15"), Decimal("0.15")),
                *(Decimal("0.10"), Decimal("0.20")),
            ),
            strict=True,
        )
    )


# 教师〔2014〕4号 for 10 % and 20 %; six years and five are recalled; the rest is ours.
def test_national_pack_says_how_well_each_rule_is_known():
    rules = load_exchange_pack().rules

    known = {code: rule.status.value for code, rule in rules.items() if rule.status != "proposed"}
    assert known == {
        "eligibility.tenure_years": "recalled",
        "eligibility.retire_margin_years": "recalled",
        "eligibility.defer_graduating": "recalled",
        "ratios.exchange_rate": "verified",
        "ratios.backbone_share": "verified",
    }


@pytest.mark.parametrize("name", exchange_packs())
def test_every_rule_of_every_pack_stands_under_its_own_code_with_title_and_source(name):
    rules = load_exchange_pack(name).rules

    assert {code: rule.code for code, rule in rules.items()} == {code: code for code in rules}
    assert all(rule.title_zh and rule.title_en and rule.source for rule in rules.values())
    assert load_exchange_pack(name).status is Status.PROPOSED


# 北京 2021-08-25: six full years and more than five to retirement.
def test_beijing_verifies_tenure_and_margin_and_keeps_the_national_ratios():
    pack = load_exchange_pack("exchange-beijing")

    assert [
        (rule.value, rule.status.value) for rule in (pack.tenure_years, pack.retire_margin_years)
    ] == [
        (6, "verified"),
        (5, "verified"),
    ]
    assert [(ratio.code, ratio.share.value) for ratio in pack.ratios] == [
        ("ratios.exchange_rate", Decimal("0.10")),
        ("ratios.backbone_share", Decimal("0.20")),
    ]
    assert all(ratio.share.note_zh and ratio.share.note_en for ratio in pack.ratios)


# 沪教委基〔2023〕15号: 20 % from strong to weaker, 30 % of them backbone, three years.
def test_shanghai_counts_those_who_go_from_strong_to_weaker_schools():
    pack = load_exchange_pack("exchange-shanghai-demo")

    assert (pack.term_years.value, pack.term_years.status) == (3, Status.VERIFIED)
    assert [
        (ratio.share.value, ratio.counted, ratio.base, ratio.share.status.value)
        for ratio in pack.ratios
    ] == [
        (Decimal("0.20"), "moved_strong_to_weaker", "eligible_strong", "verified"),
        (
            Decimal("0.30"),
            "moved_backbone_strong_to_weaker",
            "moved_strong_to_weaker",
            "verified",
        ),
    ]


# Hefei: 30 % of the eligible of the graduating grade, who are therefore not deferred.
def test_hefei_asks_for_teachers_of_graduating_classes():
    pack = load_exchange_pack("exchange-hefei")

    assert pack.defer_graduating.value is False
    assert [(ratio.share.value, ratio.counted, ratio.base) for ratio in pack.ratios] == [
        (Decimal("0.10"), "moved", "eligible"),
        (Decimal("0.20"), "moved_backbone", "moved"),
        (Decimal("0.30"), "moved_graduating", "eligible_graduating"),
    ]


@pytest.mark.parametrize("name", ["exchange-mars", "cn-groups"])
def test_pack_that_is_none_of_the_exchange_is_refused_with_those_that_are(name):
    with pytest.raises(UnknownPack) as caught:
        load_exchange_pack(name)

    assert caught.value.facts == {"pack": name, "known": "、".join(exchange_packs())}


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("eligibility.tenure_years", " ８ ", 8),
        ("eligibility.tenure_years", "0", 0),
        ("eligibility.tenure_years", "40", 40),
        ("eligibility.defer_graduating", "否", False),
        ("eligibility.defer_graduating", "TRUE", True),
        ("eligibility.stages", "junior；primary", ("primary", "junior")),
        ("posting.backbone_from", "city", "city"),
        ("limits.travel_detour", "1.25", Decimal("1.25")),
        ("limits.school_leave_share", "0", Decimal(0)),
        ("limits.school_leave_share", "100%", Decimal(1)),
        ("ratios.exchange_rate", "12.5 %", Decimal("0.125")),
        ("ratios.exchange_rate", "0.12", Decimal("0.12")),
    ],
)
def test_district_sets_a_rule_which_is_then_its_own_proposal(code, text, value):
    pack = with_overrides(load_exchange_pack("exchange-beijing"), {code: text})

    rule = pack.rules[code]
    assert (rule.value, rule.source, rule.status) == (value, SET_HERE, Status.PROPOSED)
    assert type(rule.value) is type(value)


def test_what_a_district_does_not_set_stays_as_it_was():
    pack = load_exchange_pack()

    assert with_overrides(pack, {}) == pack
    changed = with_overrides(pack, {"limits.lend": "2"})
    assert {code for code in CODES if changed.rules[code] != pack.rules[code]} == {"limits.lend"}


@pytest.mark.parametrize(
    ("code", "text", "error"),
    [
        ("eligibility.tenure_years", "41", NotWholeInBounds),
        ("eligibility.tenure_years", "-1", NotWholeInBounds),
        ("eligibility.tenure_years", "6.5", NotWholeInBounds),
        ("eligibility.tenure_years", "", NotWholeInBounds),
        ("eligibility.cadres_apart", "2", NotYesOrNo),
        ("eligibility.stages", ";", NotWords),
        ("eligibility.stages", "primary;college", NotWords),
        ("posting.backbone_from", "none", NotOneWord),
        ("limits.travel_speed_kmh", "0", NotInBounds),
        ("limits.travel_detour", "NaN", NotInBounds),
        ("limits.travel_detour", "fast", NotInBounds),
        ("ratios.exchange_rate", "10", NotShare),
        ("ratios.exchange_rate", "101%", NotShare),
        ("ratios.exchange_rate", "%", NotShare),
    ],
)
def test_value_that_cannot_be_used_is_refused_by_the_rules_name(code, text, error):
    with pytest.raises(error) as caught:
        with_overrides(load_exchange_pack(), {code: text})

    assert (caught.value.facts["rule"], caught.value.facts["value"]) == (code, text)
    assert isinstance(caught.value, BadInput)


def test_unreadable_value_is_answered_with_what_may_stand_there():
    with pytest.raises(NotShare) as caught:
        with_overrides(load_exchange_pack(), {"ratios.exchange_rate": "10"})

    assert str(caught.value) == (
        "规则“ratios.exchange_rate”不能设为“10”：应为 0 至 1 的数或百分数，如 0.1 或 10%。"
    )


def test_unknown_rule_is_refused_with_the_known_ones():
    with pytest.raises(UnknownRule) as caught:
        with_overrides(load_exchange_pack(), {"tenure": "6"})

    assert caught.value.facts == {
        "pack": "exchange-national",
        "rule": "tenure",
        "known": "、".join(CODES),
    }
