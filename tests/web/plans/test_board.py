import pytest
from django.urls import reverse

from manyuan.plans.models import Plan

PANEL = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "panel-body"}


@pytest.fixture
def board(seen, sign_in):
    def open_(query="", *, plan=None):
        address = reverse("plan-edit", args=[(plan or seen.plan).pk]) + query
        answer = sign_in(seen.officer).get(address)
        assert answer.status_code == 200
        return answer.content.decode()

    return open_


@pytest.fixture
def attempt(seen, sign_in):
    def open_(query, *, plan=None, **headers):
        address = reverse("plan-try", args=[(plan or seen.plan).pk]) + query
        answer = sign_in(seen.officer).get(address, **headers)
        assert answer.status_code == 200
        return answer.content.decode()

    return open_


def moves_of(plan):
    return dict(plan.moves.values_list("teacher_code", "to_school__unit__code"))


def test_board_shows_the_group_in_columns_with_who_comes_and_who_else_might_go(seen, board):
    shown = board()

    assert f'data-board="{reverse("plan-try", args=[seen.plan.pk])}"' in shown
    assert {f'data-school="{code}"' in shown for code in ("S1", "S2", "S3")} == {True}
    assert seen.move.teacher_name in shown
    assert "来自海棠路小学" in shown
    assert "其他可交流教师" in shown


def test_board_shows_two_schools_and_who_leaves_them_for_others(seen, board):
    shown = board("?one=S1&two=S2")

    assert 'data-school="S3"' not in shown
    with seen.at():
        outside = [code for code in moves_of(seen.plan).values() if code not in {"S1", "S2"}]
    assert ("去往其他学校" in shown) == bool(outside)


def test_asked_plan_is_read_but_not_dragged(seen, board):
    shown = board(plan=seen.asked_plan)

    assert "这份方案征求意见，不能再调整" in shown
    assert "data-teacher" not in shown


def test_trial_shows_the_present_state_and_other_schools(seen, attempt):
    shown = attempt(f"?teacher={seen.move.teacher_code}", **PANEL)

    assert "差一点的去处：违反规定，不能保存" in shown
    assert "保存这次调整" not in shown


def test_trial_shows_the_goals_before_and_after_and_offers_to_keep_it(seen, attempt):
    shown = attempt(f"?teacher={seen.move.teacher_code}&school=S1", **PANEL)

    assert "留在海棠路小学" in shown
    assert "均衡缺额" in shown
    assert "保存这次调整" in shown


def test_trial_names_every_rule_that_it_breaks_and_has_no_button(seen, attempt):
    moving = {move["teacher"] for move in seen.plan.document["moves"]}
    stays = next(f"S2-{at:02d}" for at in range(4) if f"S2-{at:02d}" not in moving)

    shown = attempt(f"?teacher={stays}&school=S5", **PANEL)

    assert "违反的规定" in shown
    assert "不能保存" in shown
    assert "保存这次调整" not in shown


def test_trial_in_the_panel_is_that_of_the_page(seen, attempt):
    query = f"?teacher={seen.move.teacher_code}"

    part, whole = attempt(query, **PANEL), attempt(query)

    assert part.strip() in whole


def test_trial_of_nobody_asks_for_the_code(attempt):
    assert "没有找到这位教师" in attempt("?teacher=无此人", **PANEL)


def test_kept_change_makes_a_version_and_leads_back_to_the_board(seen, sign_in):
    teacher = seen.move.teacher_code
    form = {"teacher": teacher, "school": "S1", "back": "group=G1"}

    answer = sign_in(seen.officer).post(reverse("plan-place", args=[seen.plan.pk]), form)

    with seen.at():
        edited = Plan.objects.get(edited_from=seen.plan)
        assert teacher not in moves_of(edited)
        assert teacher in moves_of(seen.plan)
    assert answer.url == f"{reverse('plan-edit', args=[edited.pk])}?group=G1"
    page = sign_in(seen.officer).get(answer.url).content.decode()
    assert "已另存为第" in page
    assert "均衡缺额由" in page


def test_way_back_cannot_carry_anything_but_a_query(seen, sign_in):
    form = {"teacher": seen.move.teacher_code, "school": "", "back": "a=1\r\nSet-Cookie: x=y"}

    answer = sign_in(seen.officer).post(reverse("plan-place", args=[seen.plan.pk]), form)

    assert answer.status_code == 302
    assert "\n" not in answer.url


def test_change_that_breaks_a_rule_is_refused_with_the_rules(seen, sign_in):
    form = {"teacher": seen.move.teacher_code, "school": "S5"}

    answer = sign_in(seen.officer).post(reverse("plan-place", args=[seen.plan.pk]), form)

    assert answer.status_code == 409
    assert "不能这样安排" in answer.content.decode()
    with seen.at():
        assert not Plan.objects.filter(edited_from=seen.plan).exists()


def test_unknown_teacher_is_refused(seen, sign_in):
    form = {"teacher": "nobody", "school": "S2"}

    answer = sign_in(seen.officer).post(reverse("plan-place", args=[seen.plan.pk]), form)

    assert answer.status_code == 409
    assert "没有编号为「nobody」的教师" in answer.content.decode()


def test_card_parts_stage_and_subject_in_english(seen, sign_in):
    address = reverse("plan-edit", args=[seen.plan.pk])

    page = sign_in(seen.officer).get(address, headers={"Accept-Language": "en"}).content.decode()

    assert '<span class="soft">Primary ' in page
