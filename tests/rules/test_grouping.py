import pytest

from manyuan.rules.grouping import (
    grouping_packs,
    load_grouping_pack,
    with_grouping_overrides,
)
from manyuan.rules.groups import load_group_pack
from manyuan.rules.overriding import NotWholeInBounds, UnknownRule
from manyuan.rules.pack import UnknownPack
from manyuan.rules.status import Status


def test_national_pack_takes_its_caps_from_the_pack_of_groups():
    pack = load_grouping_pack()

    assert grouping_packs() == ("grouping-national",)
    assert (pack.most_campuses, pack.most_pupils) == (
        load_group_pack().most_campuses,
        load_group_pack().most_pupils,
    )
    assert (pack.status, pack.most_pupils.status) == (Status.PROPOSED, Status.VERIFIED)
    assert {code: rule.value for code, rule in pack.rules.items()}.items() >= {
        "size.campuses": 9,
        "size.pupils": 15_000,
        "limits.travel_minutes": 40,
        "chains.primary_to_junior": False,
        "years.count": 3,
    }.items()
    assert all(rule.source and rule.title_zh and rule.title_en for rule in pack.rules.values())


def test_district_sets_its_own_values():
    pack = with_grouping_overrides(
        load_grouping_pack(), {"size.campuses": "12", "chains.primary_to_junior": "是"}
    )

    assert (pack.most_campuses.value, pack.most_campuses.status) == (12, Status.PROPOSED)
    assert pack.chain.value is True


@pytest.mark.parametrize(
    ("values", "error"),
    [({"size.schools": "1"}, UnknownRule), ({"years.count": "0"}, NotWholeInBounds)],
)
def test_values_that_cannot_be_used_are_refused(values, error):
    with pytest.raises(error):
        with_grouping_overrides(load_grouping_pack(), values)


def test_unknown_pack_is_refused():
    with pytest.raises(UnknownPack):
        load_grouping_pack("cn-groups")
