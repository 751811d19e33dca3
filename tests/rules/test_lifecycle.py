from decimal import Decimal

from manyuan.rules.lifecycle import CODES, load_lifecycle_pack


def test_every_number_of_the_pack_is_marked_as_proposed():
    pack = load_lifecycle_pack()

    assert {pack.rules[code].status.value for code in CODES} == {"proposed"}
    assert pack.status == "proposed"


def test_the_caps_on_size_are_those_of_the_group_pack():
    pack = load_lifecycle_pack()

    assert (pack.value("size.campuses"), pack.value("size.pupils")) == (Decimal(9), Decimal(15000))
    assert pack.rules["size.campuses"].status == "verified"
