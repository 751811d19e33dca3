import pytest
from django.urls import reverse

from manyuan.plans.actions.adopting import adopt_plan
from manyuan.plans.actions.runs import ask_stop
from manyuan.plans.models import Answer, Scenario

NEW = reverse("scenario-new") + "?year=2026"


def form(seen, **rest):
    return {
        "name": "新草案",
        "freeze": seen.freeze.pk,
        "schools": "group:G1",
        "pack": "exchange-beijing",
        "seconds": "30",
        **rest,
    }


@pytest.mark.parametrize(
    ("schools", "scope", "group"),
    [("groups", "group", None), ("district", "district", None), ("group:G2", "group", "G2")],
)
def test_officer_drafts_for_all_or_for_a_group(seen, sign_in, schools, scope, group):
    answer = sign_in(seen.officer).post(NEW, form(seen, schools=schools))

    with seen.at():
        made = Scenario.objects.get(name="新草案")
        assert (made.scope, made.group and made.group.code) == (scope, group)
        assert answer.headers["Location"] == reverse("scenario", args=[made.pk])


def test_group_office_can_choose_its_own_group_only(seen, sign_in):
    client = sign_in(seen.group_office)

    page = client.get(NEW).content.decode()
    answer = client.post(NEW, form(seen, schools="group:G2"))

    assert ("group:G1" in page, "group:G2" in page, "district" in page) == (True, False, False)
    assert answer.status_code == 200
    with seen.at():
        assert not Scenario.objects.filter(name="新草案").exists()


def test_without_frozen_data_nothing_is_drafted(shore, sign_in):
    page = sign_in(shore.officer).get(NEW, follow=True).content.decode()

    assert "2026–2027 学年还没有冻结数据，不能起草方案。" in page


def test_replan_is_offered_once_a_plan_is_in_force(seen, sign_in):
    client = sign_in(seen.officer)
    before = client.get(NEW).content.decode()
    with seen.at():
        Answer.objects.update(due_on="2020-01-01")
        adopt_plan(by=seen.officer, plan=seen.asked_plan, over_refusals="到期")

    after = client.get(NEW).content.decode()

    label = "从已采纳的方案重新规划"
    assert (label in before, label in after) == (False, True)
    client.post(NEW, form(seen, base=seen.asked_plan.pk))
    with seen.at():
        assert Scenario.objects.get(name="新草案").base_id == seen.asked_plan.pk


def test_base_of_other_schools_is_refused_on_the_form(seen, sign_in):
    with seen.at():
        Answer.objects.update(due_on="2020-01-01")
        adopt_plan(by=seen.officer, plan=seen.asked_plan, over_refusals="到期")

    given = form(seen, base=seen.asked_plan.pk, schools="group:G2")
    page = sign_in(seen.officer).post(NEW, given).content.decode()

    assert "只能从同一学年、同一范围已采纳的方案重新规划" in page


def test_edit_shows_what_stands_and_saves_what_is_sent(seen, sign_in):
    address = reverse("scenario-edit", args=[seen.scenario.pk])
    client = sign_in(seen.group_office)

    page = client.get(address).content.decode()
    client.post(address, form(seen, name="集团草案二", seed="3"))

    assert 'value="集团草案"' in page
    with seen.at():
        changed = Scenario.objects.get(pk=seen.scenario.pk)
        assert (changed.name, changed.pack, changed.seed) == ("集团草案二", "exchange-beijing", 3)


def test_submitted_draft_is_refused_on_the_form(seen, sign_in):
    address = reverse("scenario-edit", args=[seen.submitted.pk])

    page = sign_in(seen.group_office).post(address, form(seen)).content.decode()

    assert "不能再修改" in page


def test_copy_has_its_own_name(seen, sign_in):
    address = reverse("scenario-copy", args=[seen.scenario.pk])

    sign_in(seen.officer).post(address, {"name": "教育局的副本"})

    with seen.at():
        assert Scenario.objects.get(name="教育局的副本").unit_id == seen.officer.bureau_id


def test_office_submits_and_bureau_returns_with_a_reason(seen, sign_in):
    own = [seen.scenario.pk]
    sign_in(seen.group_office).post(reverse("scenario-submit", args=own))
    sign_in(seen.officer).post(reverse("scenario-return", args=own), {"reason": "请放宽路途"})

    page = sign_in(seen.group_office).get(reverse("scenario", args=own)).content.decode()

    assert "教育局退回了这份草案" in page
    assert "请放宽路途" in page
    assert reverse("scenario-submit", args=own) in page


def test_withdrawn_draft_stays_readable_and_is_not_solved_again(seen, sign_in):
    own = [seen.scenario.pk]
    client = sign_in(seen.group_office)
    client.post(reverse("scenario-discard", args=own))

    page = client.get(reverse("scenario", args=own)).content.decode()

    assert "已作废" in page
    assert reverse("run-start", args=own) not in page


def test_page_says_what_the_draft_came_to(seen, sign_in):
    address = reverse("scenario", args=[seen.scenario.pk])

    page = sign_in(seen.group_office).get(address).content.decode()

    assert "「集团草案」：2 人交流，均衡缺额从 3.4 降到 2.3" in page
    assert "没有，完全按规则包。" in page


def test_draft_that_is_being_solved_leads_to_its_run(seen, sign_in):
    other = seen.asked_plan.scenario_id

    page = sign_in(seen.officer).get(reverse("scenario", args=[other])).content.decode()

    assert reverse("run", args=[seen.queued.pk]) in page
    assert reverse("scenario-edit", args=[other]) not in page


def test_two_ticked_plans_are_compared_and_one_is_not(seen, sign_in):
    client = sign_in(seen.officer)
    address = reverse("scenario-compare", args=[seen.scenario.pk])

    two = client.get(address, {"plan": ["2", "1"]})
    one = client.get(address, {"plan": ["2"]}, follow=True)

    assert two.headers["Location"] == reverse("plan-compare", args=[1, 2])
    assert "请勾选两份方案再比较；现在选了 1 份。" in one.content.decode()


def test_two_plans_of_a_draft_can_be_ticked(seen, sign_in):
    with seen.at():
        ask_stop(by=seen.officer, run=seen.queued)
        seen.asked_plan.scenario.plans.update(scenario=seen.scenario)

    address = reverse("scenario", args=[seen.scenario.pk])
    page = sign_in(seen.group_office).get(address).content.decode()

    assert page.count('type="checkbox" name="plan"') == 2
