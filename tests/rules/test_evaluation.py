from decimal import Decimal

import pytest

from manyuan.rules.evaluation import (
    COMPACT,
    LIGHT,
    TEMPLATES,
    WeightsDoNotSum,
    load_evaluation_pack,
    require_sums,
    with_weights,
)
from manyuan.rules.grading import load_grading_pack, load_naming_pack
from manyuan.rules.overriding import SET_HERE, NotInBounds, NotShare, UnknownRule
from manyuan.rules.status import Status


def part_points(pack):
    found = {}
    for leaf in pack.leaves:
        found[leaf.part] = found.get(leaf.part, 0) + leaf.points.value
    return found


def test_templates_share_out_the_points_of_the_proposal():
    compact, light = (load_evaluation_pack(name) for name in TEMPLATES)

    assert part_points(compact) == dict(zip("ABCDEFG", (15, 20, 20, 10, 20, 10, 5), strict=True))
    assert part_points(light) == dict(zip("ABCDEFG", (20, 10, 30, 15, 10, 5, 10), strict=True))
    assert compact.applies_to.value == ("compact", "semi")
    assert light.applies_to.value == ("loose",)
    assert (compact.id, light.id) == (COMPACT, LIGHT)


def test_all_is_proposed_but_what_a_document_gives():
    assert {load_evaluation_pack(name).status for name in TEMPLATES} == {Status.PROPOSED}
    assert load_grading_pack().status == Status.PROPOSED
    checks = load_naming_pack().checks
    verified = [code for code, one in checks.items() if one.status == Status.VERIFIED]
    assert verified == ["rotation", "backbone", "years"]
    assert load_naming_pack().status == Status.PROPOSED


def test_a_district_sets_weights_that_still_sum():
    pack = with_weights(load_evaluation_pack(), {"leaves.B1": "10", "leaves.B2": "3"})
    require_sums(pack)

    assert pack.rules["leaves.B1"].value == Decimal(10)
    assert pack.rules["leaves.B1"].source == SET_HERE
    assert pack.rules["leaves.A1"] == load_evaluation_pack().rules["leaves.A1"]
    assert with_weights(load_evaluation_pack(), {"leaves.B1": " 8 "}) == load_evaluation_pack()


@pytest.mark.parametrize(
    ("values", "error", "text"),
    [
        ({"leaves.B1": "9"}, WeightsDoNotSum, "101"),
        ({"bundle.common": "40"}, WeightsDoNotSum, "90"),
        ({"leaves.B1": "-1"}, NotInBounds, "0 至 100"),
        ({"bundle.level": "1.2"}, NotShare, "10%"),
        ({"growth.floor": "0"}, UnknownRule, "growth.floor"),
    ],
)
def test_weights_that_cannot_be_are_refused(values, error, text):
    with pytest.raises(error) as refused:
        require_sums(with_weights(load_evaluation_pack(), values))
    assert text in str(refused.value)
