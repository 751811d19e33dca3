from manyuan.kernel.errors import BadInput, ManyuanError, NotPossible, Refused


class GateClosed(NotPossible):
    """Stands for an error of a room."""

    code = "gate_closed"
    sentence = "{gate}已关闭，请走{other}。"


def test_error_says_its_sentence_with_its_facts():
    error = GateClosed(gate="东门", other="西门")

    assert str(error) == "东门已关闭，请走西门。"
    assert error.facts == {"gate": "东门", "other": "西门"}


def test_refusal_gives_the_reason_of_the_answer():
    assert str(Refused(reason="只有教育局可以办理。")) == "只有教育局可以办理。"


def test_kinds_of_error_are_told_apart_by_class_and_code():
    kinds = (BadInput, Refused, NotPossible)

    assert {kind.code for kind in kinds} == {"bad_input", "refused", "not_possible"}
    assert all(issubclass(kind, ManyuanError) for kind in kinds)
    assert str(ManyuanError()) == ""
