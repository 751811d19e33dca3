"""From asking the schools to postings, as the bureau, the principals and a teacher see it."""

import pytest
from django.urls import reverse

from manyuan.engagements.kinds.posting.models import Posting
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.actions.adopting import adopt_plan
from manyuan.plans.actions.consulting import DAYS_TO_ANSWER, ask_principals
from manyuan.plans.actions.wills import pin_teacher
from manyuan.plans.enums import AnswerState, PlanState, Side
from manyuan.plans.models import Answer, Move, Plan
from plans.asking import answer_all, let_the_due_date_pass


@pytest.fixture
def plan(strand):
    return strand.plan()


@pytest.fixture
def asked(strand, plan):
    return ask_principals(by=strand.officer, plan=plan)


def page(client, name, *args, **query):
    return client.get(reverse(name, args=args), query).content.decode()


def test_asking_says_how_many_schools_and_until_when(strand, sign_in, plan):
    found = page(sign_in(strand.officer), "plan-ask", plan.pk)

    assert "就 3 条交流安排向 4 所学校征求意见" in found
    assert (today() + DAYS_TO_ANSWER).isoformat() in found


def test_replan_announces_only_what_is_still_to_be_asked(strand, sign_in, asked):
    answer_all(strand, asked)
    let_the_due_date_pass(asked)
    adopted = adopt_plan(by=strand.officer, plan=asked, over_refusals="丁小学未答复")
    scenario = strand.scenario(base=adopted)
    pin_teacher(by=strand.officer, scenario=scenario, teacher="A00")

    found = page(sign_in(strand.officer), "plan-ask", strand.plan(scenario).pk)

    assert "共 3 项" in found
    assert "与原方案相同、学校已经同意的 3 项不再询问。" in found


def test_officer_asks_the_schools(strand, sign_in, plan):
    answer = sign_in(strand.officer).post(reverse("plan-ask", args=[plan.pk]), follow=True)

    assert "6 项答复中 0 项同意、0 项不同意、6 项未答复" in answer.content.decode()
    assert Plan.objects.get(pk=plan.pk).state == PlanState.ASKED


def test_asking_twice_shows_why_not_and_no_button(strand, sign_in, asked):
    found = page(sign_in(strand.officer), "plan-ask", asked.pk)

    assert "不能再征求意见" in found
    assert '<button type="submit"' not in found


def test_principal_sees_the_own_side_with_reasons_and_effect(strand, sign_in, asked):
    found = page(sign_in(strand.principal_e), "answers")

    assert "1 条交流安排待答复" in found
    assert "丁小学 → 戊小学" in found
    assert "补上本校申报的岗位" in found or "岗位" in found
    assert "甲小学" not in found


def test_principal_agrees_to_all_that_was_shown(strand, sign_in, asked):
    own = Answer.objects.filter(school=strand.school("B"))
    shown = [answer.pk for answer in own]

    answer = sign_in(strand.principal_b).post(
        reverse("answers-agree"), {"shown": shown}, follow=True
    )

    assert "已同意 2 条安排。" in answer.content.decode()
    assert {one.state for one in Answer.objects.filter(pk__in=shown)} == {AnswerState.AGREED}
    assert not Answer.objects.exclude(pk__in=shown).exclude(state=AnswerState.WAITING).exists()


def test_principal_finds_adopted_plans_by_their_year(strand, sign_in, asked):
    answer_all(strand, asked)
    let_the_due_date_pass(asked)
    adopt_plan(by=strand.officer, plan=asked, over_refusals="丁小学未答复")

    found = page(sign_in(strand.principal_b), "answers")

    assert f"{SchoolYear(asked.year)} 学年 · {asked.scenario.name} · 第 1 版：本校的通知" in found


def test_what_was_not_shown_is_not_agreed_to(strand, sign_in, asked):
    theirs = Answer.objects.filter(school=strand.school("A"))

    sign_in(strand.principal_b).post(
        reverse("answers-agree"), {"shown": [one.pk for one in theirs] + ["x"]}
    )

    assert {one.state for one in Answer.objects.all()} == {AnswerState.WAITING}


def test_refusal_asks_for_its_reason(strand, sign_in, asked):
    own = Answer.objects.get(school=strand.school("E"))
    client, address = sign_in(strand.principal_e), reverse("answer", args=[own.pk])

    bare = client.post(address, {"answer": "refuse"}).content.decode()
    client.post(address, {"answer": "refuse", "reason": "没有空岗"})

    assert "不同意须写明理由" in bare
    own.refresh_from_db()
    assert (own.state, own.reason) == (AnswerState.REFUSED, "没有空岗")


def test_answers_name_refusals_and_what_is_awaited(strand, sign_in, asked):
    answer_all(strand, asked, agrees=False, reason="没有空岗", school=strand.school("E"))
    answer_all(strand, asked, school=strand.school("B"))
    let_the_due_date_pass(asked)

    found = page(sign_in(strand.officer), "plan-answers", asked.pk)

    assert "6 项答复中 2 项同意、1 项不同意、3 项未答复（3 项已逾期）" in found
    assert "不同意：没有空岗" in found
    assert reverse("plan-adopt", args=[asked.pk]) in found


def test_before_the_due_date_silence_keeps_from_adopting(strand, sign_in, asked):
    client = sign_in(strand.officer)

    found = page(client, "plan-answers", asked.pk)
    form = page(client, "plan-adopt", asked.pk)

    assert reverse("plan-adopt", args=[asked.pk]) not in found
    assert "还有 6 项没有答复" in found
    assert '<button type="submit"' not in form


def test_officer_reminds_who_has_not_answered(strand, sign_in, asked):
    answer_all(strand, asked, school=strand.school("B"))

    answer = sign_in(strand.officer).post(reverse("plan-remind", args=[asked.pk]), follow=True)

    assert "已催办 3 所学校。" in answer.content.decode()


def test_reminding_nobody_says_so(strand, sign_in, asked):
    Answer.objects.update(
        state=AnswerState.AGREED, answered_at="2026-06-01T00:00Z", seat=strand.officer
    )

    answer = sign_in(strand.officer).post(reverse("plan-remind", args=[asked.pk]), follow=True)

    assert "无须催办" in answer.content.decode()


def test_adopting_over_silence_asks_for_a_reason_and_starts_postings(strand, sign_in, asked):
    answer_all(strand, asked)
    let_the_due_date_pass(asked)
    client, address = sign_in(strand.officer), reverse("plan-adopt", args=[asked.pk])

    form = client.get(address).content.decode()
    client.post(address, {})
    before = Posting.objects.count()
    done = client.post(address, {"reason": "丁小学已电话同意"}, follow=True).content.decode()

    assert "采纳后 3 名教师自 2026-09-01 起交流" in form
    assert "丁小学没有答复 1 项" in form
    assert before == 0
    assert Posting.objects.count() == 3
    assert "3 份教师通知、4 份学校通知可以发出" in done
    assert Plan.objects.get(pk=asked.pk).over_refusals == "丁小学已电话同意"


def test_replan_says_what_it_replaces_and_what_ends(strand, sign_in, asked):
    let_the_due_date_pass(asked)
    client = sign_in(strand.officer)
    client.post(reverse("plan-adopt", args=[asked.pk]), {"reason": "开学在即"})
    asked.refresh_from_db()
    replan = strand.plan(strand.scenario(base=asked, name="调整"))
    Move.objects.filter(plan=replan, teacher_code="D00").delete()
    ask_principals(by=strand.officer, plan=replan)
    let_the_due_date_pass(replan)

    found = page(client, "plan-adopt", replan.pk)

    assert "已采纳的“草案 · 第 1 版”被替换，其中 2 次交流照常继续。" in found
    assert "D校教师0在戊小学的交流今天结束。" in found
    assert "0 次交流开始" in found


def test_teacher_sees_the_own_move_once_it_is_adopted(strand, sign_in, asked):
    client = sign_in(strand.teacher)
    before = page(client, "my-move")
    let_the_due_date_pass(asked)
    sign_in(strand.officer).post(reverse("plan-adopt", args=[asked.pk]), {"reason": "开学在即"})

    after = page(sign_in(strand.teacher), "my-move")

    assert "还没有与你有关的交流安排" in before
    assert "你自 2026-09-01 起到乙小学" in after
    assert "2027-08-31" in after


def test_discarding_puts_the_plan_aside(strand, sign_in, asked):
    sign_in(strand.officer).post(reverse("plan-discard", args=[asked.pk]))

    assert Plan.objects.get(pk=asked.pk).state == PlanState.DISCARDED
    assert "没有需要答复的交流安排" in page(sign_in(strand.principal_b), "answers")


def test_plan_that_schools_were_asked_about_offers_its_answers(strand, sign_in, asked):
    found = page(sign_in(strand.officer), "plan", asked.pk)

    assert reverse("plan-answers", args=[asked.pk]) in found
    assert reverse("plan-ask", args=[asked.pk]) not in found
    assert "采纳方案：还有 6 项没有答复" in found


def test_each_side_is_answered_for_once(strand, asked):
    assert Answer.objects.filter(side=Side.SENDING).count() == 3
