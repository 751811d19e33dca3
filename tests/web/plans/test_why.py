import pytest
from django.urls import reverse

PANEL = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "panel-body"}


@pytest.fixture
def why(seen, sign_in):
    def ask(query="", *, seat=None, **headers):
        address = reverse("plan-why", args=[seen.plan.pk]) + query
        answer = sign_in(seat or seen.officer).get(address, **headers)
        assert answer.status_code == 200
        return answer.content.decode()

    return ask


def test_empty_question_teaches_what_can_be_asked(why):
    assert "填写一位教师的姓名或编号" in why()


def test_mover_is_explained_by_code_and_by_name(seen, why):
    move = seen.move

    by_code = why(f"?teacher={move.teacher_code}", **PANEL)
    by_name = why(f"?teacher={move.teacher_name}", **PANEL)

    assert by_code == by_name
    assert f"{move.teacher_name}（{move.teacher_code}）" in by_code
    assert by_code.count("<li>") >= 3


def test_one_who_stays_is_explained_as_well(seen, why):
    moving = {move["teacher"] for move in seen.plan.document["moves"]}
    code = next(f"S1-{at:02d}" for at in range(24) if f"S1-{at:02d}" not in moving)

    assert "留在" in why(f"?teacher={code}", **PANEL)


def test_part_of_a_name_that_several_have_offers_them_with_their_codes(why):
    shown = why("?teacher=S2教师0", **PANEL)

    assert "有 4 位教师符合「S2教师0」，请选择" in shown
    assert "?teacher=S2-03" in shown


def test_unknown_names_are_said_plainly(why):
    assert "这份方案的数据里没有「无此人」" in why("?teacher=无此人", **PANEL)
    assert "没有代码为「S99」的学校" in why("?school=S99", **PANEL)
    assert "没有「limits.none」这条规则" in why("?rule=limits.none", **PANEL)


def test_school_and_rule_are_explained(why):
    assert "<h2>灯塔小学</h2>" in why("?school=S2", **PANEL)
    assert "龙头校、强校每个学科最多净出几名教师" in why("?rule=limits.lend", **PANEL)


def test_panel_holds_what_the_page_holds(seen, why):
    query = f"?teacher={seen.move.teacher_code}"

    part, whole = why(query, **PANEL), why(query)

    assert part.strip() in whole


def test_office_asks_about_its_own_schools_only(seen, why):
    # S4 stands outside the group; its only teacher is nobody for the group's office.
    assert "没有「T9」" in why("?teacher=T9", seat=seen.group_office, **PANEL)


def test_rule_is_costed_by_solving_again_one_step_looser(why):
    told = why("?rule=limits.school_leave_share", **PANEL)
    costed = why("?rule=limits.school_leave_share&cost=1", **PANEL)

    assert "cost=1" in told
    assert "cost=1" not in costed
    assert costed.count("<li>") == told.count("<li>") + 1
