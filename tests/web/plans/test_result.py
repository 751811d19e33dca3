import json

import pytest
from django.urls import reverse

from manyuan.plans.actions.edits import place_teacher
from manyuan.plans.models import Plan

# Words of our own that would stand there in Chinese; names of people and schools do.
LEFT_IN_CHINESE = set("：；，。、的")


@pytest.fixture
def page(seen, sign_in):
    """Open a page of the plan from the officer's seat."""

    def open_(name="plan", *, seat=None, plan=None, query="", **headers):
        address = reverse(name, args=[(plan or seen.plan).pk]) + query
        return sign_in(seat or seen.officer).get(address, **headers)

    return open_


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def test_headline_says_how_many_move_what_that_mends_and_what_is_proven(seen, page):
    moved = seen.plan.document["policy"]["moved"]

    shown = text_of(page())

    assert f"{moved} 名教师交流（符合条件的" in shown
    assert "每个目标都已证明不能再好" in shown


def test_figures_stand_against_their_lines(page):
    shown = text_of(page())

    assert "须达到 10.0%" in shown
    assert "须达到 20.0%" in shown
    assert "方案前" in shown


def test_missed_ratio_is_shown_calmly_with_what_would_mend_it(seen, page):
    with seen.at():
        document = Plan.objects.get(pk=seen.plan.pk).document
        remedy = {"code": "x", "template": "再增加 {n} 名骨干教师。", "facts": {"n": 3}}
        document["policy"]["rules"][0] |= {"met": True, "short_by": 0, "remedy": None}
        document["policy"]["rules"][1] |= {
            "met": False,
            "required": 5,
            "reached": 2,
            "short_by": 3,
            "remedy": remedy,
        }
        Plan.objects.filter(pk=seen.plan.pk).update(document=document)

    shown = text_of(page())

    assert "1 项政策比例达不到" in shown
    assert "还差 3 人。 再增加 3 名骨干教师。" in shown


def test_plan_without_an_arrangement_says_which_demands_clash(seen, page):
    with seen.at():
        document = Plan.objects.get(pk=seen.plan.pk).document
        document["conflicts"] = [{"code": "x", "template": "两项指定不能同时满足。", "facts": {}}]
        Plan.objects.filter(pk=seen.plan.pk).update(document=document, status="infeasible")

    shown = text_of(page())

    assert "<h1>没有可行的安排：1 项要求不能满足</h1>" in shown
    assert "两项指定不能同时满足。" in shown
    assert reverse("plan-ask", args=[seen.plan.pk]) not in shown


def test_goal_without_a_bound_is_not_called_proven(seen, page):
    with seen.at():
        document = Plan.objects.get(pk=seen.plan.pk).document
        document["goals"][1] |= {"bound": None, "gap": None}
        document["goals"][2] |= {"gap": 0.004}
        Plan.objects.filter(pk=seen.plan.pk).update(document=document, status="feasible")

    shown = text_of(page())

    assert "还没来得及证明" in shown
    assert "与最优至多差 0.40%" in shown
    assert "政策比例差额、路程分钟数之和、交流人数已证明不能再好" in shown


def test_goal_that_was_never_opened_has_no_absurd_distance(seen, page):
    with seen.at():
        document = Plan.objects.get(pk=seen.plan.pk).document
        document["goals"][3] |= {"value": 269, "bound": 0, "gap": 26900.0}
        Plan.objects.filter(pk=seen.plan.pk).update(document=document, status="stopped")

    shown = text_of(page())

    assert "还没来得及证明" in shown
    assert "2,690,000" not in shown


def test_both_views_are_shown_and_the_formal_one_stays(page):
    shown = text_of(page())

    assert "正式上报时交流教师仍计在派出学校，所以上报数不变。" in shown


def test_map_draws_an_arrow_for_each_pair_of_schools(seen, page):
    shown = text_of(page())
    places = json.loads(shown.split('id="moves-map-places">')[1].split("</script>")[0])

    with seen.at():
        pairs = {
            (move.from_school.code, move.to_school.code)
            for move in Plan.objects.get(pk=seen.plan.pk).moves.all()
        }
    assert {(line["from"], line["to"]) for line in places["lines"]} == pairs
    assert {line["tone"] for line in places["lines"]} <= {"good", "plain", "bad"}


def test_source_names_data_rules_and_who_asked(seen, page):
    shown = text_of(page())

    assert seen.freeze.name in shown
    assert reverse("scenario-rules", args=[seen.scenario.pk]) in shown
    assert "随机种子 7" in shown


def test_office_may_put_its_plan_right_but_not_ask_the_schools(seen, page):
    shown = text_of(page(seat=seen.group_office))

    assert reverse("plan-edit", args=[seen.plan.pk]) in shown
    assert "征求意见、催办和采纳方案由教育局办理。" in shown


def test_auditor_reads_and_sees_why_nothing_can_be_changed(seen, page):
    shown = text_of(page(seat=seen.auditor))

    assert reverse("plan-edit", args=[seen.plan.pk]) not in shown
    assert "方案草案由教育局和集团办公室起草。" in shown


def test_edited_version_says_from_which_it_departed(seen, page):
    with seen.at():
        teacher = seen.plan.moves.first().teacher_code
        edited = place_teacher(by=seen.officer, plan=seen.plan, teacher=teacher, school=None)

    shown = text_of(page(plan=edited))

    assert f"人工调整自第 {seen.plan.number} 版" in shown


def test_moves_say_why_in_a_few_words(seen, page):
    shown = text_of(page("plan-moves"))

    assert "计入比例" in shown
    with seen.at():
        for move in seen.plan.moves.all():
            assert move.teacher_name in shown


def test_moves_are_narrowed_and_the_swap_is_the_table_of_the_page(seen, page):
    query = "?moves-subject=数学"
    whole = text_of(page("plan-moves", query=query))
    part = text_of(
        page("plan-moves", query=query, HTTP_HX_REQUEST="true", HTTP_HX_TARGET="table-moves")
    )

    assert part.strip() in whole
    with seen.at():
        for move in seen.plan.moves.all():
            assert (move.teacher_code in part) == (move.subject == "数学")


def test_moves_are_exported(seen, page):
    answer = page("plan-moves", query="?moves-export=csv")

    lines = b"".join(answer).decode("utf-8-sig").strip().splitlines()
    assert len(lines) == 1 + len(seen.plan.document["moves"])


def test_replan_marks_what_changes_and_who_no_longer_goes(seen, page):
    with seen.at():
        plan = Plan.objects.get(pk=seen.plan.pk)
        dropped = place_teacher(
            by=seen.officer, plan=plan, teacher=plan.moves.first().teacher_code, school=None
        )
        seen.scenario.base = plan
        seen.scenario.save()
        dropped.moves.update(change="kept")

    shown = text_of(page("plan-moves", plan=dropped))

    kept = dropped.document["policy"]["moved"]
    assert f"比原方案：{kept} 人不变，0 人改派，0 人新增，1 人不再交流" in shown
    assert "不再交流</span>" in shown


def test_gaps_count_those_who_stay_by_reason(seen, page):
    with seen.at():
        document = Plan.objects.get(pk=seen.plan.pk).document
        document["ineligible"] = {"pregnant": 2, "tenure": 1234}
        Plan.objects.filter(pk=seen.plan.pk).update(document=document)

    shown = text_of(page("plan-gaps"))

    assert "不符合条件：1,236 人" in shown
    assert shown.index("到校年限不满") < shown.index("申报免于交流：孕期")


def test_gaps_do_not_tell_a_group_office_why_somebody_is_exempt(seen, page):
    with seen.at():
        document = Plan.objects.get(pk=seen.plan.pk).document
        document["ineligible"] = {"pregnant": 2, "disability": 1, "tenure": 4}
        Plan.objects.filter(pk=seen.plan.pk).update(document=document)

    shown = text_of(page("plan-gaps", seat=seen.group_office))

    assert '申报免于交流：个人原因</dt><dd class="num">3</dd>' in shown
    assert "孕期" not in shown
    assert "残疾" not in shown


def test_file_is_the_document_itself(seen, page):
    answer = page("plan-file")

    assert json.loads(answer.content) == seen.plan.document
    assert answer["Content-Disposition"] == 'attachment; filename="plan-2026-1.json"'


@pytest.mark.parametrize("name", ["plan", "plan-moves", "plan-gaps", "plan-why", "plan-edit"])
def test_pages_speak_english(page, name):
    shown = text_of(page(name, HTTP_ACCEPT_LANGUAGE="en"))

    main = shown.split('<main class="content flow"')[1].split("</main>")[0]
    assert not LEFT_IN_CHINESE & set(main)
