"""B20: policy documents of group schooling are filed, dated and versioned."""

from django.urls import reverse

from worlds.qingdao.policies import CHARTER, OUR_FIRST, OUR_REVISION, PLAN, RULES, lay_down_policies


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
