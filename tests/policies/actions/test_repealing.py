from datetime import date

import pytest

from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.policies.actions import repeal_policy, restore_policy
from manyuan.policies.errors import (
    PolicyNotRepealed,
    PolicyReasonMissing,
    PolicyRepealed,
    PolicyRepealedTooEarly,
    PolicySucceedsItself,
)
from manyuan.policies.models import PolicyDocument
from worlds.policies import file_plan, revise

ON = date(2027, 1, 1)


def standing(document):
    found = PolicyDocument.objects.get(pk=document.pk)
    return (found.repealed_on, found.repeal_reason, found.successor)


def test_repeal_names_day_reason_and_successor_and_is_taken_back(shore, laid):
    other = file_plan(shore.officer, title="岸区优质均衡行动方案")

    repeal_policy(
        by=shore.officer, document=laid.plan, on=ON, reason=" 由新方案替代 ", successor=other
    )

    assert standing(laid.plan) == (ON, "由新方案替代", other)
    said = "登记《岸区集团化办学实施方案》自 2027-01-01 起废止（由新方案替代）"
    assert sentence_of(Record.objects.get(code="policy.repealed")) == said
    with pytest.raises(PolicyRepealed):
        repeal_policy(by=shore.officer, document=laid.plan, on=ON, reason="再次")
    with pytest.raises(PolicyRepealed):
        revise(shore.officer, laid.plan, seen=2, title="修订")

    restore_policy(by=shore.officer, document=laid.plan)

    assert standing(laid.plan) == (None, "", None)
    assert laid.plan.versions.count() == 2
    with pytest.raises(PolicyNotRepealed):
        restore_policy(by=shore.officer, document=laid.plan)


def test_repeal_that_makes_no_sense_is_refused(shore, laid):
    by, plan = shore.officer, laid.plan

    with pytest.raises(PolicyReasonMissing):
        repeal_policy(by=by, document=plan, on=ON, reason=" ")
    with pytest.raises(PolicySucceedsItself):
        repeal_policy(by=by, document=plan, on=ON, reason="替代", successor=plan)
    with pytest.raises(
        PolicyRepealedTooEarly, match=r"废止日期不能早于生效日期 2025-03-01，请核对。"
    ):
        repeal_policy(by=by, document=plan, on=date(2025, 2, 28), reason="替代")

    assert standing(plan) == (None, "", None)


def test_office_repeals_and_restores_what_it_filed_and_nothing_else(shore, laid):
    with shore.at(shore.group_office):
        by = shore.group_office
        repeal_policy(by=by, document=laid.charter, on=ON, reason="集团合并")
        restore_policy(by=by, document=laid.charter)
        with pytest.raises(Refused):
            repeal_policy(by=by, document=laid.plan, on=ON, reason="集团合并")
        with pytest.raises(Refused):
            restore_policy(by=by, document=laid.plan)

        assert standing(laid.plan) == standing(laid.charter) == (None, "", None)
