"""What somebody looked at may be otherwise by the time they act: what is stored decides."""

from datetime import date

import pytest

from manyuan.kernel.errors import Refused
from manyuan.offers.actions.accounts import unlink_account
from manyuan.offers.actions.contests import answer_contest, contest_record
from manyuan.offers.actions.exemptions import (
    ExemptionFacts,
    decide_exemption,
    propose_exemption,
    withdraw_exemption,
)
from manyuan.offers.actions.teachers import correct_teacher, remove_teacher
from manyuan.offers.actions.wishes import state_wishes
from manyuan.offers.models import Contest, Exemption
from offers.collecting import YEAR, list_teachers, teacher, teacher_row

UNTIL = date(YEAR + 1, 8, 31)
ILL = ExemptionFacts("serious_illness", UNTIL, "诊断证明")


@pytest.fixture
def at_school(world, window):
    with world.at(world.principal):
        yield world


def test_school_does_not_take_back_what_was_approved_meanwhile(at_school):
    seen = propose_exemption(by=at_school.principal, teacher=teacher("T2"), facts=ILL)
    waiting = Exemption.objects.get(pk=seen.pk)
    decide_exemption(by=at_school.officer, exemption=seen, approve=True)

    with pytest.raises(Refused, match="撤销"):
        withdraw_exemption(by=at_school.principal, exemption=waiting, reason="已康复")

    assert teacher("T2").exemption == "serious_illness"


def test_longer_exemption_for_the_same_reason_outlives_a_shorter(at_school):
    def approved(until):
        facts = ExemptionFacts("serious_illness", until, "诊断证明")
        proposed = propose_exemption(by=at_school.principal, teacher=teacher("T2"), facts=facts)
        return decide_exemption(by=at_school.officer, exemption=proposed, approve=True)

    shorter, _longer = approved(UNTIL), approved(date(YEAR + 3, 8, 31))
    withdraw_exemption(by=at_school.officer, exemption=shorter, reason="并入后一份")

    row = teacher("T2")
    assert (row.exemption, row.exempt_until) == ("serious_illness", date(YEAR + 3, 8, 31))


def test_school_does_not_touch_somebody_who_moved_to_another_meanwhile(at_school):
    seen = teacher("T2")
    list_teachers(at_school, teacher_row("T2", "S1", name="周二"))

    with pytest.raises(Refused, match="本校"):
        correct_teacher(by=at_school.principal, teacher=seen, values={"backbone": "city"})
    with pytest.raises(Refused, match="本校"):
        remove_teacher(by=at_school.principal, teacher=seen, reason="已离开")
    with pytest.raises(Refused, match="本校"):
        propose_exemption(by=at_school.principal, teacher=seen, facts=ILL)

    assert (teacher("T2").backbone, teacher("T2").school.code) == ("none", "S1")


def test_school_does_not_answer_for_another(at_school):
    opened = contest_record(
        by=at_school.teacher, teacher=teacher("T1"), field="backbone", should_be="city"
    )
    list_teachers(at_school, teacher_row("T1", "S2", name="林一"))
    seen = Contest.objects.select_related("teacher__school").get(pk=opened.pk)
    list_teachers(at_school, teacher_row("T1", "S1", name="林一"))

    with pytest.raises(Refused, match="本校"):
        answer_contest(by=at_school.principal, contest=seen, accept=True)

    assert teacher("T1").backbone == "none"


def test_account_that_was_taken_off_meanwhile_speaks_for_nobody(at_school, window):
    seen = teacher("T1")
    unlink_account(by=at_school.officer, teacher=teacher("T1"))

    with pytest.raises(Refused, match="本人"):
        state_wishes(by=at_school.teacher, teacher=seen, window=window, wishes=["S2"], refuses=[])
    with pytest.raises(Refused, match="本人"):
        contest_record(by=at_school.teacher, teacher=seen, field="backbone", should_be="city")

    assert teacher("T1").wishes == ""
