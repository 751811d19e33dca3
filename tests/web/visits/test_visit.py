import pytest
from django.urls import reverse

from manyuan.engagements.kinds.visit.actions import cancel_visit, confirm_visit, give_feedback
from manyuan.engagements.kinds.visit.enums import Side
from manyuan.engagements.kinds.visit.models import Visit
from worlds.visits import PAST, school_day


def page_of(client, visit):
    return client.get(reverse("visit", args=[visit.code])).content.decode()


def address(visit, step):
    return reverse(f"visit-{step}", args=[visit.code])


def steps_in(page, visit):
    steps = ("confirm", "decline", "move", "cancel", "attendance", "feedback", "evidence")
    return [step for step in steps if address(visit, step) in page]


def test_page_says_who_comes_when_and_who_has_not_answered(coast, sign_in):
    visit = coast.visit()

    page = page_of(sign_in(coast.officer), visit)

    assert "灯塔小学的「海洋科学」等待双方确认" in page
    assert f"{school_day()} 09:00–10:00 · 海洋大学潘博士 · 六年级，预计 180 人" in page


def test_page_says_which_side_still_has_to_answer(coast, sign_in):
    visit = confirm_visit(by=coast.principal, visit=coast.visit())

    page = page_of(sign_in(coast.officer), visit)

    assert "灯塔小学的「海洋科学」等待合作单位确认" in page
    assert "安校长 · 校长" in page


def test_what_can_be_done_follows_seat_and_state(coast, sign_in):
    ahead, held = coast.visit(), coast.held()

    def steps(seat, visit):
        return steps_in(page_of(sign_in(seat), visit), visit)

    assert steps(coast.officer, ahead) == ["confirm", "decline", "move", "cancel"]
    assert steps(coast.group_office, ahead) == ["confirm", "decline", "move", "cancel"]
    assert steps(coast.principal, ahead) == ["confirm", "decline", "move"]
    assert steps(coast.shore.auditor, ahead) == []
    assert steps(coast.principal, held) == ["attendance", "feedback", "evidence"]
    assert steps(coast.shore.auditor, held) == []


def test_who_can_only_look_reads_why(coast, sign_in):
    page = page_of(sign_in(coast.shore.auditor), coast.visit())

    assert "到校由本校校长、所在集团办公室、合作单位或教育局改动，其他席位只能查看。" in page


def test_principal_confirms_with_one_tap(coast, sign_in):
    visit = coast.visit()

    answer = sign_in(coast.principal).post(address(visit, "confirm"), follow=True)

    assert "已确认，等待另一方确认。" in answer.content.decode()
    visit.refresh_from_db()
    assert visit.school_confirmed_by == coast.principal


def test_bureau_says_for_whom_it_confirms(coast, sign_in):
    visit = confirm_visit(by=coast.principal, visit=coast.visit())
    client = sign_in(coast.officer)

    missing = client.post(address(visit, "confirm")).content.decode()
    answer = client.post(address(visit, "confirm"), {"side": "partner"}, follow=True)

    assert "这个字段是必填项。" in missing
    assert "已确认，双方都已确认。" in answer.content.decode()


def test_side_that_still_has_to_answer_is_chosen_already(coast, sign_in):
    open_to_both = coast.visit()
    client = sign_in(coast.officer)
    assert client.get(address(open_to_both, "confirm")).context["form"].initial == {"side": None}

    visit = confirm_visit(by=coast.principal, visit=open_to_both)

    asked = client.get(address(visit, "confirm")).context["form"]
    assert asked["side"].value() == "partner"


def test_refusal_shows_on_the_form_and_changes_nothing(coast, sign_in):
    visit = confirm_visit(by=coast.principal, visit=coast.visit())

    page = sign_in(coast.principal).post(address(visit, "confirm")).content.decode()

    assert "学校已经确认过这次到校，无须再次确认。" in page


def test_declined_visit_shows_the_reason(coast, sign_in):
    visit = coast.visit()
    client = sign_in(coast.principal)

    client.post(address(visit, "decline"), {"reason": "当天运动会"})

    page = page_of(client, visit)
    assert "灯塔小学的「海洋科学」已取消" in page
    assert "学校不能接待" in page
    assert "当天运动会" in page
    assert steps_in(page, visit) == []


def test_visit_is_moved_by_form(coast, sign_in):
    visit = coast.visit()
    form = {"on": school_day(1).isoformat(), "starts_at": "14:00", "reason": "当天运动会"}
    form["heard"] = f"{school_day(1)} 14:00-15:00"

    answer = sign_in(coast.principal).post(address(visit, "move"), form, follow=True)

    assert f"已改到 {school_day(1)} 14:00–15:00，等待重新确认。" in answer.content.decode()


def test_move_onto_another_visit_says_which(coast, sign_in):
    coast.visit(school="S1", on=school_day(1))
    visit = coast.visit()
    form = {"on": school_day(1).isoformat(), "starts_at": "09:30", "reason": "当天运动会"}
    form["heard"] = f"{school_day(1)} 09:30-10:30"

    page = sign_in(coast.principal).post(address(visit, "move"), form).content.decode()

    assert f"潘博士在 {school_day(1)} 09:00–10:00 已安排到海棠路小学，请换一个时间。" in page


def test_organiser_cancels_by_form(coast, sign_in):
    visit = coast.visit()

    sign_in(coast.group_office).post(address(visit, "cancel"), {"reason": "停电"})

    visit.refresh_from_db()
    assert (visit.state, visit.explanation) == ("cancelled", "停电")


def test_attendance_form_has_a_number_for_each_grade_the_planned_one_first(coast, sign_in):
    visit = coast.visit(on=PAST, grade="五六年级")

    page = sign_in(coast.principal).get(address(visit, "attendance")).content.decode()

    labels = [">五六年级学生数", ">一年级学生数", ">六年级学生数", ">到场教师数"]
    assert [page.index(label) for label in labels] == sorted(page.index(label) for label in labels)
    assert "更正原因" not in page


def test_attendance_is_reported_on_the_form(coast, sign_in):
    visit = coast.visit(on=PAST)
    form = {"grade-0": "80", "grade-5": "75", "teachers": "6"}

    answer = sign_in(coast.principal).post(address(visit, "attendance"), form, follow=True)

    page = answer.content.decode()
    assert "已登记：学生 155 人，教师 6 人。" in page
    assert "灯塔小学听了「海洋科学」：学生 155 人，教师 6 人" in page
    counted = Visit.objects.get().attendance.values_list("grade", "pupils")
    assert list(counted) == [("六年级", 80), ("五年级", 75)]


def test_empty_attendance_says_what_is_missing(coast, sign_in):
    visit = coast.visit(on=PAST)

    page = sign_in(coast.principal).post(address(visit, "attendance"), {"teachers": "2"})

    assert "请至少填写一个年级的到场学生数。" in page.content.decode()
    assert Visit.objects.get().state == "planned"


def test_attendance_before_the_day_is_refused_on_the_form(coast, sign_in):
    visit = coast.visit()
    form = {"grade-0": "80", "teachers": "6"}

    page = sign_in(coast.principal).post(address(visit, "attendance"), form).content.decode()

    assert f"到校在 {school_day()}，当天起才能登记到场人数。" in page


def test_correction_starts_from_what_was_reported_and_asks_why(coast, sign_in):
    visit, client = coast.held(pupils=170), sign_in(coast.principal)

    page = client.get(address(visit, "attendance")).content.decode()
    refused = client.post(address(visit, "attendance"), {"grade-0": "171", "teachers": "8"})
    form = {"grade-0": "171", "teachers": "8", "reason": "漏计"}
    client.post(address(visit, "attendance"), form)

    assert 'value="170"' in page
    assert "更正原因" in page
    assert "这个字段是必填项。" in refused.content.decode()
    assert visit.attendance.get().pupils == 171


def test_feedback_is_given_and_read_by_the_own_side(coast, sign_in):
    visit, client = coast.held(), sign_in(coast.principal)
    give_feedback(by=coast.officer, visit=visit, rating=2, text="音响不好", side=Side.PARTNER)

    client.post(address(visit, "feedback"), {"rating": "5", "text": "孩子们很喜欢"})

    page = page_of(client, visit)
    assert "5 分，很好" in page
    assert "孩子们很喜欢" in page
    assert "音响不好" not in page


def test_visit_that_a_seat_may_not_see_is_as_good_as_none(coast, sign_in):
    visit = coast.visit(school="S4", stage="junior")

    answer = sign_in(coast.principal).get(reverse("visit", args=[visit.code]))

    assert answer.status_code == 404
    assert (
        f"没有编号为 {visit.code} 的专家到校，或者您的席位不能查看它。" in answer.content.decode()
    )


@pytest.mark.parametrize("over", ["held", "cancelled"])
def test_what_is_over_is_not_confirmed_by_an_old_page(coast, sign_in, over):
    visit = coast.held() if over == "held" else coast.visit()
    if over == "cancelled":
        cancel_visit(by=coast.officer, visit=visit, reason="停电")

    page = sign_in(coast.principal).post(address(visit, "confirm")).content.decode()

    assert "不能再确认或改动。请刷新页面查看最新情况。" in page


def test_visit_that_both_confirmed_says_so(coast, sign_in):
    page = page_of(sign_in(coast.officer), coast.confirmed())

    assert "灯塔小学的「海洋科学」双方都已确认" in page


def test_visit_that_waits_for_the_school_alone_says_so(coast, sign_in):
    visit = confirm_visit(by=coast.link, visit=coast.visit())

    assert "灯塔小学的「海洋科学」等待学校确认" in page_of(sign_in(coast.officer), visit)


def test_visit_whose_day_is_past_asks_for_the_report_first(coast, sign_in):
    visit = coast.visit(on=PAST)

    page = page_of(sign_in(coast.principal), visit)

    assert "灯塔小学的「海洋科学」还没有登记是否开展" in page
    assert steps_in(page, visit) == ["decline", "move", "attendance"]
    assert page.index(address(visit, "attendance")) < page.index(address(visit, "decline"))
