from decimal import Decimal

from manyuan.rules.recognition import load_recognition_pack


def test_line_is_a_rule_and_the_rest_is_proposed():
    pack = load_recognition_pack()

    assert (pack.least_share.value, pack.least_share.status) == (Decimal("0.85"), "verified")
    assert (pack.satisfied_from.value, pack.satisfied_from.status) == (4, "proposed")
    assert (pack.least_answers.value, pack.least_answers.status) == (10, "proposed")
    assert (pack.id, pack.status) == ("cn-recognition", "proposed")
