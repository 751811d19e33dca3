"""B20 and N11: policy documents filed, dated and versioned; labels that are titles alone."""

from django.urls import reverse

from manyuan.policies.models import PolicyDocument
from worlds.qingdao.policies import (
    CHARTER,
    LABELS,
    OUR_FIRST,
    OUR_REVISION,
    PLAN,
    RULES,
    file_labels,
    lay_down_policies,
)


def test_plan_and_supporting_documents_are_filed_dated_and_versioned(shibei, sign_in):
    plan, _rules, _charter = lay_down_policies(shibei)

    client = sign_in(shibei.officer)
    before = client.get(reverse("policies"), {"on": OUR_FIRST.isoformat()})
    page = client.get(reverse("policy", args=[plan.number]))
    assert before.context["headline"] == "3 份政策文件，2022-09-01 有效 3 份"
    assert [title in before.content.decode() for title in (PLAN, RULES, CHARTER)] == [True] * 3
    dated = [(one.number, one.starts_on) for one in page.context["versions"]]
    assert dated == [(2, OUR_REVISION), (1, OUR_FIRST)]
    first = client.get(reverse("policy-file", args=[plan.number, 1]))
    assert first.content.startswith(b"%PDF-")


def test_labels_are_titles_and_nothing_else(shinan):
    file_labels(shinan)

    filed = PolicyDocument.objects.order_by("number")
    assert tuple(str(one) for one in filed) == LABELS
    assert {(one.kind, one.groups.count()) for one in filed} == {("other", 0)}
