import pytest

from manyuan.seats.enums import UnitKind
from manyuan.seats.permissions import (
    YES,
    may_manage_people,
    may_see_history,
    may_see_history_of_unit,
)

WHO = ["command_line", "officer", "group_office", "principal", "teacher", "auditor"]


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        (may_manage_people, {"command_line", "officer"}),
        (may_see_history, {"command_line", "officer", "auditor"}),
    ],
)
def test_question_is_answered_with_a_reason(shore, question, yes):
    answers = {who: question(getattr(shore, who)) for who in WHO}

    assert {who for who, answer in answers.items() if answer} == yes
    assert all(answer.reason.endswith("。") for answer in answers.values() if not answer)


@pytest.mark.parametrize(
    ("who", "kind", "code", "ok"),
    [
        ("principal", UnitKind.SCHOOL, "S2", True),
        ("principal", UnitKind.SCHOOL, "S1", False),
        ("principal", UnitKind.GROUP, "S2", False),
        ("group_office", UnitKind.GROUP, "G1", True),
        ("auditor", UnitKind.GROUP, "G1", True),
        ("officer", UnitKind.SCHOOL, "S1", True),
    ],
)
def test_unit_reads_its_own_history(shore, who, kind, code, ok):
    answer = may_see_history_of_unit(getattr(shore, who), kind, code)

    assert answer.ok is ok
    assert YES.ok
