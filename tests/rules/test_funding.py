from decimal import Decimal

import pytest

from manyuan.rules.funding import PARTS, PLACES, load_funding_pack, with_funding_overrides
from manyuan.rules.overriding import NotInBounds, NotShare, UnknownRule
from manyuan.rules.pack import UnknownPack
from manyuan.rules.status import Status


def test_every_number_of_the_pack_is_a_proposed_default():
    pack = load_funding_pack()

    assert list(pack.rules) == list(PLACES)
    assert {rule.status for rule in pack.rules.values()} == {Status.PROPOSED}
    assert (pack.id, pack.status) == ("funding-proposed", Status.PROPOSED)
    assert all(rule.source and rule.title_zh and rule.title_en for rule in pack.rules.values())


def test_parts_are_half_base_and_members_a_fifth_need_and_performance_a_tenth_flows():
    pack = load_funding_pack()

    shares = {part: pack.value("shares", part) for part in PARTS}

    assert shares["base"] + shares["members"] + shares["pupils"] == Decimal("0.5")
    assert (shares["need"], shares["performance"], shares["flows"]) == (
        Decimal("0.20"),
        Decimal("0.20"),
        Decimal("0.10"),
    )
    assert sum(shares.values()) == 1


def test_names_without_a_rule_count_as_the_rest():
    pack = load_funding_pack()

    assert pack.value("members", "private") == pack.rules["members.other"].value
    assert pack.value("tightness", "") == pack.rules["tightness.loose"].value
    assert pack.value("grades", "") == pack.rules["grades.unknown"].value


def test_district_sets_its_own_numbers():
    pack = with_funding_overrides(
        load_funding_pack(), {"shares.need": "0.3", "transfers.share": "15%"}
    )

    assert (pack.value("shares", "need"), pack.value("transfers", "share")) == (
        Decimal("0.3"),
        Decimal("0.15"),
    )
    assert pack.value("shares", "base") == load_funding_pack().value("shares", "base")


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"shares.other": "1"}, UnknownRule),
        ({"bounds.floor": "1.1"}, NotInBounds),
        ({"bounds.ceiling": "0.9"}, NotInBounds),
        ({"shares.need": "-1"}, NotInBounds),
        ({"transfers.share": "x"}, NotShare),
    ],
)
def test_what_cannot_be_used_is_refused(values, error):
    with pytest.raises(error):
        with_funding_overrides(load_funding_pack(), values)


def test_pack_that_is_not_there_is_refused():
    with pytest.raises(UnknownPack):
        load_funding_pack("funding-none")
