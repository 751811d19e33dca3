from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from manyuan.engagements.kinds.visit.actions import confirm_visit
from manyuan.engagements.kinds.visit.models import Visit
from worlds.visits import PAST, school_day

SPAN = f"?first={PAST}&last={school_day(40)}"


def listed(client, query=SPAN):
    return client.get(reverse("visits") + query).content.decode()


def test_list_says_how_far_the_visits_have_come(coast, sign_in):
    coast.held()
    coast.visit()
    coast.confirmed(on=school_day(1))

    page = listed(sign_in(coast.officer))

    assert "3 次专家到校：1 次已开展，1 次待确认" in page


def test_list_shows_the_days_asked_for(coast, sign_in):
    held, ahead = coast.held(), coast.visit()

    page = listed(sign_in(coast.officer), f"?first={PAST}&last={PAST}")

    assert reverse("visit", args=[held.code]) in page
    assert reverse("visit", args=[ahead.code]) not in page


def test_list_filters_by_state_and_school(coast, sign_in):
    held, ahead = coast.held(), coast.visit(school="S1")
    client = sign_in(coast.officer)

    by_state = listed(client, SPAN + "&visits-state=held")
    by_school = listed(client, SPAN + "&visits-school=海棠路小学")

    assert reverse("visit", args=[held.code]) in by_state
    assert reverse("visit", args=[ahead.code]) not in by_state
    assert reverse("visit", args=[ahead.code]) in by_school
    assert reverse("visit", args=[held.code]) not in by_school


def test_what_is_no_date_is_as_good_as_none(coast, sign_in):
    for query in ("?first=2025-13-45", "?first=x&last=", "?first=2026-09-01&last=2020-01-01"):
        assert sign_in(coast.officer).get(reverse("visits") + query).status_code == 200


def test_swap_of_the_table_equals_the_whole_page(coast, sign_in):
    coast.held()
    client = sign_in(coast.officer)
    headers = {"HX-Request": "true", "HX-Target": "table-visits"}

    part = client.get(reverse("visits") + SPAN, headers=headers).content.decode()

    assert part.strip() in listed(client)


def test_principal_finds_what_waits_as_cards(coast, sign_in):
    waiting = coast.visit()
    done = confirm_visit(by=coast.principal, visit=coast.visit(on=school_day(1)))

    page = listed(sign_in(coast.principal))

    assert "等待本校确认" in page
    assert reverse("visit-confirm", args=[waiting.code]) in page
    assert reverse("visit-confirm", args=[done.code]) not in page


def test_seats_without_visits_learn_where_they_come_from(coast, sign_in):
    page = listed(sign_in(coast.principal))

    assert "这段时间没有专家到校" in page
    assert "专家到校由教育局和集团办公室安排；学校的需要请填报在供需里。" in page


NEW = {
    "expert": "潘博士",
    "school": "灯塔小学",
    "topic": "海洋科学",
    "stage": "primary",
    "grade": "六年级",
    "expected": "180",
    "starts_at": "09:00",
    "ends_at": "10:00",
    "hall": "报告厅",
}


def test_officer_arranges_a_visit(coast, sign_in):
    form = {**NEW, "on": school_day().isoformat(), "request": "V1"}
    form["heard"] = f"{school_day()} 09:00-10:00"

    answer = sign_in(coast.officer).post(reverse("visit-new"), form, follow=True)

    said = f"已安排潘博士于 {school_day()} 09:00–10:00 到灯塔小学，等待双方确认。"
    assert said in answer.content.decode()
    assert Visit.objects.get().request.code == "V1"


def test_form_is_filled_in_from_a_request(coast, sign_in):
    page = sign_in(coast.officer).get(reverse("visit-new") + "?request=V1").content.decode()

    assert 'value="灯塔小学 海洋科学（V1）"' in page
    assert 'value="灯塔小学（S2）"' in page
    assert 'value="180"' in page


def test_request_that_is_met_is_not_offered_again(coast, sign_in):
    coast.visit(request="V1")

    page = sign_in(coast.officer).get(reverse("visit-new") + "?request=V1").content.decode()

    assert "（V1）" not in page


def test_wrong_form_says_what_is_wrong_and_writes_nothing(coast, sign_in):
    form = {**NEW, "expert": "无此人", "request": "V99", "on": school_day().isoformat()}

    page = sign_in(coast.officer).post(reverse("visit-new"), form).content.decode()

    assert "没有“无此人”，请从列表中选择。" in page
    assert "没有“V99”，请从列表中选择。" in page
    assert Visit.objects.count() == 0


def test_flows_lead_to_the_visit(coast, sign_in):
    visit = coast.visit()

    page = sign_in(coast.officer).get(reverse("flows")).content.decode()

    assert reverse("visit", args=[visit.code]) in page


def test_desks_count_what_waits(coast, sign_in):
    coast.visit()
    coast.visit(on=PAST, hall="")

    def desk(seat):
        return sign_in(seat).get(reverse("desk")).content.decode()

    for seat in (coast.principal, coast.group_office):
        assert f"待学校确认的专家到校：1 项，最早 {school_day()}" in desk(seat)
        assert f"待登记到场人数的专家到校：1 项，最早 {PAST}" in desk(seat)
    told = desk(coast.officer)
    assert f"专家到校：1 次等学校确认，1 次等合作单位确认，最早在 {school_day()}" in told
    assert "1 次专家到校已到日期，还没有登记到场人数" in told


def test_more_visits_take_no_more_queries(coast, sign_in, django_assert_num_queries):
    client, address = sign_in(coast.officer), reverse("visits") + SPAN
    coast.held()
    coast.visit()
    client.get(address)
    with CaptureQueriesContext(connection) as before:
        client.get(address)

    for place in range(1, 6):
        coast.visit(on=school_day(place), school="S1")
        coast.held(on=PAST + timedelta(days=place))

    with django_assert_num_queries(len(before)):
        client.get(address)


def test_teacher_sees_what_is_to_come_and_no_figures(coast, sign_in):
    coming = coast.visit(school="S1")

    page = listed(sign_in(coast.shore.teacher))

    assert reverse("visit", args=[coming.code]) in page
    assert "学生受益人次" not in page
