from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.errors import ReasonMissing
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.offers.actions.exemptions import (
    ExemptionFacts,
    decide_exemption,
    propose_exemption,
    withdraw_exemption,
)
from manyuan.offers.bridge import verdicts_of
from manyuan.offers.errors import ExemptionIsDecided, UntilIsPast
from offers.collecting import YEAR, teacher

UNTIL = date(YEAR + 1, 8, 31)
ILL = ExemptionFacts("serious_illness", UNTIL, "市立医院 5 月 12 日诊断证明")


@pytest.fixture
def at_school(world, window):
    with world.at(world.principal):
        yield world


def propose(world, facts=ILL, by=None, code="T2"):
    return propose_exemption(by=by or world.principal, teacher=teacher(code), facts=facts)


def test_approved_application_exempts_the_teacher(at_school, window):
    proposed = propose(at_school)
    assert sentence_of(Record.objects.latest("pk")) == "为周二申请免交流：重大疾病"
    assert verdicts_of([teacher("T2")], window)[teacher("T2").pk].state == "eligible"

    approved = decide_exemption(by=at_school.officer, exemption=proposed, approve=True)
    record = Record.objects.latest("pk")

    assert (teacher("T2").exemption, teacher("T2").exempt_until) == ("serious_illness", UNTIL)
    assert (approved.state, approved.decided_by) == ("approved", at_school.officer)
    assert sentence_of(record) == "批准了周二的免交流申请：重大疾病"
    assert sorted(record.changes.values_list("table", flat=True)) == ["exemptions", "teachers"]
    assert verdicts_of([teacher("T2")], window)[teacher("T2").pk].code == "serious_illness"


def test_refusal_says_why_and_exempts_nobody(at_school):
    proposed = propose(at_school)
    with pytest.raises(ReasonMissing):
        decide_exemption(by=at_school.officer, exemption=proposed, approve=False)
    refused = decide_exemption(
        by=at_school.officer, exemption=proposed, approve=False, answer="证明已过期"
    )

    assert (refused.state, refused.answer, teacher("T2").exemption) == ("refused", "证明已过期", "")
    assert (
        sentence_of(Record.objects.latest("pk"))
        == "没有批准周二的免交流申请：重大疾病（证明已过期）"
    )
    with pytest.raises(ExemptionIsDecided):
        decide_exemption(by=at_school.officer, exemption=proposed, approve=True)


def test_school_takes_back_what_still_waits(at_school):
    proposed = propose(at_school)
    with pytest.raises(ReasonMissing):
        withdraw_exemption(by=at_school.principal, exemption=proposed, reason=" ")
    withdrawn = withdraw_exemption(by=at_school.principal, exemption=proposed, reason="已康复")

    assert (withdrawn.state, teacher("T2").exemption) == ("withdrawn", "")
    assert sentence_of(Record.objects.latest("pk")) == "撤回了周二的免交流申请：重大疾病（已康复）"
    assert propose(at_school).state == "proposed"


def test_bureau_revokes_what_it_approved(at_school):
    approved = decide_exemption(by=at_school.officer, exemption=propose(at_school), approve=True)
    with pytest.raises(Refused):
        withdraw_exemption(by=at_school.principal, exemption=approved, reason="已康复")
    withdraw_exemption(by=at_school.officer, exemption=approved, reason="已康复")

    assert (teacher("T2").exemption, teacher("T2").exempt_until) == ("", None)


def test_a_later_exemption_outlives_the_revocation_of_an_earlier(at_school):
    approved = decide_exemption(by=at_school.officer, exemption=propose(at_school), approve=True)
    disabled = propose(at_school, ExemptionFacts("disability", None, "残疾证"))
    decide_exemption(by=at_school.officer, exemption=disabled, approve=True)
    withdraw_exemption(by=at_school.officer, exemption=approved, reason="已康复")

    assert teacher("T2").exemption == "disability"
    assert str(disabled) == "周二 残疾"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (ExemptionFacts("pregnant", None, "孕检证明"), "until"),
        (ExemptionFacts("graduating_class", UNTIL, "课表"), "reason"),
        (ExemptionFacts("disability", None, ""), "evidence"),
    ],
)
def test_applications_that_cannot_be(at_school, facts, field):
    with pytest.raises(ValidationError) as refusal:
        propose(at_school, facts)

    assert set(refusal.value.error_dict) == {field}


def test_what_is_over_exempts_from_nothing(at_school):
    with pytest.raises(UntilIsPast):
        propose(at_school, ExemptionFacts("pregnant", today() - timedelta(1), "孕检证明"))


def test_one_application_waits_at_a_time(at_school):
    propose(at_school)

    with pytest.raises(ValidationError) as refusal:
        propose(at_school)

    assert refusal.value.messages == ["这位教师已有一份待审批的免交流申请。"]


def test_only_own_school_proposes_and_only_the_bureau_decides(at_school):
    with pytest.raises(Refused):
        propose(at_school, code="T1")
    with pytest.raises(Refused):
        decide_exemption(by=at_school.principal, exemption=propose(at_school), approve=True)
