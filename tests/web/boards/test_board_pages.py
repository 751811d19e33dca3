"""The pages of the boards: what they say to whom, and what forms do."""

from datetime import timedelta

import pytest
from django.urls import reverse

from manyuan.kernel.clock import today
from manyuan.offers.enums import WindowKind
from manyuan.offers.models import ExpertDay, VisitRequest, Window
from manyuan.seats.scope import before_any_seat
from offers.giving import NEXT, WEDNESDAY, give, state, visit_window, window_text

WISH = {"topic": "海洋科学", "stage": "primary", "pupils": "90", "minutes": "60"}


def rows_of(*slots):
    fields = {"windows-TOTAL_FORMS": str(len(slots)), "windows-INITIAL_FORMS": "0"}
    for number, slot in enumerate(slots):
        for name, value in zip(("day", "first", "last"), slot, strict=True):
            fields[f"windows-{number}-{name}"] = value
    return fields


MORNING = (WEDNESDAY.isoformat(), "08:30", "11:30")
BLANK = ("", "", "")


def shown(client, view, *args, query=""):
    response = client.get(reverse(view, args=args) + query)
    return response.content.decode()


def sent(client, view, *args, query="", **fields):
    return client.post(reverse(view, args=args) + query, fields, follow=True)


def stored(model):
    with before_any_seat():
        return list(model.objects.filter(bureau__code="990001"))


@pytest.fixture
def boards(shore):
    """A window that is open, a day of E1, a request that it could serve and one that nothing could."""
    visit_window(world=shore)
    give(shore)
    state(shore)
    state(shore, "S3", topic="考古")
    return shore


def test_board_of_needs_states_the_finding(boards, sign_in):
    text = shown(sign_in(boards.officer), "board-needs")

    assert f"{NEXT}–{NEXT + 1} 学年 2 所学校提出 2 项到校需求，2 项待安排" in text
    assert "其中 1 项还没有可对接的到校日" in text
    assert "没有专家讲这个主题" in text
    assert "待安排最多的是海棠路小学教育集团：2 项" in text
    assert "离截止还有 5 天" in text


def test_principal_sees_the_own_needs_alone(boards, sign_in):
    text = shown(sign_in(boards.principal), "board-needs")

    assert "1 所学校提出 1 项到校需求，1 项待安排" in text
    assert "石桥小学" not in text
    assert "这里只显示本校（含校区）的需求。" in text


def test_board_of_offers_says_what_nobody_can_speak_on(boards, sign_in):
    text = shown(sign_in(boards.auditor), "board-offers")

    assert "1 位专家给出 1 个到校日，还可到校 2 次" in text
    assert "没有到校日可讲：考古" in text
    assert "专家到校日由合作单位、集团办公室或教育局登记" in text


def test_boards_of_the_exchange_show_posts_and_point_to_the_plan(boards, sign_in):
    client = sign_in(boards.officer)

    assert "还没有岗位需求" in shown(client, "board-needs", query="?kind=posting")
    assert "给出的教师由交流方案决定" in shown(client, "board-offers", query="?kind=posting")


def test_bureau_opens_and_closes_the_window(shore, sign_in):
    client = sign_in(shore.officer)
    days = {"opens_on": today() - timedelta(3), "closes_on": today() + timedelta(3)}
    empty = shown(client, "board-needs")
    sent(client, "visit-window-new", year=NEXT, **days)
    sent(
        client,
        "visit-window-edit",
        NEXT,
        reason="已收齐",
        opens_on=days["opens_on"],
        closes_on=today() - timedelta(1),
    )
    closed = shown(sign_in(shore.principal), "board-needs")

    assert "到校供需还没有开启收集" in empty
    (window,) = stored(Window)
    assert (window.kind, window.phase) == (WindowKind.VISIT, "closed")
    assert f"收集已于 {window.closes_on} 截止" in closed


def test_principal_asks_with_rows_of_hours_and_sees_the_matches(boards, sign_in):
    response = sent(
        sign_in(boards.principal),
        "visit-request-new",
        school="S2",
        **WISH,
        **rows_of(MORNING, BLANK, BLANK),
    )

    assert "灯塔小学「海洋科学」有 1 个可对接的到校日" in response.content.decode()
    (own,) = [one for one in stored(VisitRequest) if one.pupils == 90]
    assert own.windows == window_text()


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ((BLANK,), "请至少填写一个方便的时段。"),
        (((MORNING[0], "08:30", ""),), "请把日期、开始和结束时间填全，或把这一行清空。"),
        (((MORNING[0], "11:30", "08:30"),), "结束时间须晚于开始时间。"),
        (((MORNING[0], "08:30", "09:00"),), "没有一个时段够 60 分钟"),
    ],
)
def test_hours_that_cannot_be_are_answered_by_a_sentence(boards, sign_in, rows, sentence):
    before = len(stored(VisitRequest))
    response = sent(
        sign_in(boards.principal), "visit-request-new", school="S2", **WISH, **rows_of(*rows)
    )

    assert sentence in response.content.decode()
    assert len(stored(VisitRequest)) == before


def test_request_is_changed_and_withdrawn_on_its_pages(boards, sign_in):
    client = sign_in(boards.principal)
    (request,) = [one for one in stored(VisitRequest) if one.code == f"R{NEXT}-001"]
    form = shown(client, "visit-request-edit", request.pk)
    sent(client, "visit-request-edit", request.pk, **{**WISH, "pupils": "77"}, **rows_of(MORNING))
    sent(client, "visit-request-withdraw", request.pk, reason="改期")
    after = shown(client, "visit-request", request.pk)

    assert WEDNESDAY.isoformat() in form
    assert "灯塔小学「海洋科学」：已撤回" in after
    assert "77 人" in after
    assert "更改需求" not in after


def test_hopeless_request_says_what_would_help(boards, sign_in):
    (request,) = [one for one in stored(VisitRequest) if one.topic == "考古"]
    text = shown(sign_in(boards.group_office), "visit-request", request.pk)

    assert "石桥小学「考古」还没有可对接的到校日：没有专家讲这个主题" in text
    assert "可以换主题、加时段" in text


def test_day_page_ranks_the_requests_it_could_serve(boards, sign_in):
    client = sign_in(boards.group_office)
    (day,) = [one for one in stored(ExpertDay) if one.date == WEDNESDAY]
    before = shown(client, "expert-day", day.pk)
    sent(client, "expert-day-withdraw", day.pk, reason="出差")
    after = shown(client, "expert-day", day.pk)

    assert f"潘博士 {WEDNESDAY} 可以对接 1 项需求" in before
    assert "主题和学段相符；08:30–11:30 可安排，时间富余 120 分钟" in before
    assert f"潘博士 {WEDNESDAY} 的到校日已撤回" in after


def test_copy_page_asks_for_a_school_and_stores_nothing_unticked(boards, sign_in):
    client = sign_in(boards.officer)
    before = len(stored(VisitRequest))
    first = shown(client, "visit-requests-copy", query=f"?year={NEXT}")
    none = sent(client, "visit-requests-copy", query=f"?year={NEXT}", of="S2")

    assert "沿用哪所学校" in first
    assert "没有选中可以沿用的内容，请至少勾选一项。" in none.content.decode()
    assert len(stored(VisitRequest)) == before


@pytest.mark.parametrize(
    ("seat", "sentence"),
    [
        ("officer", "2 项需求中 2 项待安排、1 项无法对接，离截止还有 5 天"),
        ("group_office", "待提出的专家到校需求：1 项"),
    ],
)
def test_desks_say_what_is_to_be_done(boards, sign_in, seat, sentence):
    assert sentence in shown(sign_in(boards.people[seat]), "desk")


def test_desk_of_a_school_asks_for_visits_until_the_school_has(boards, sign_in):
    asked = shown(sign_in(boards.principal), "desk")
    with before_any_seat():
        VisitRequest.objects.filter(bureau__code="990001").delete()

    assert "待提出的专家到校需求" not in asked
    assert "待提出的专家到校需求：1 项" in shown(sign_in(boards.principal), "desk")
    assert "还没有学校提出需求" in shown(sign_in(boards.officer), "desk")


def test_english_pages_hold_no_chinese_of_ours(boards, sign_in):
    client = sign_in(boards.principal)
    client.cookies["manyuan_language"] = "en"
    text = shown(client, "board-needs")

    assert "Only your own school" in text
    assert "待安排" not in text


@pytest.mark.parametrize(
    ("who", "view"), [("principal", "visit-request-new"), ("group_office", "expert-day-new")]
)
def test_form_that_could_not_be_sent_is_not_shown(shore, sign_in, who, view):
    visit_window(world=shore, opens=-9, closes=-1)

    late = sign_in(shore.people[who]).get(reverse(view))

    assert late.status_code == 403
    assert f"收集已于 {today() - timedelta(days=1)} 截止" in late.content.decode()
    assert sign_in(shore.officer).get(reverse(view)).status_code == 200


def test_groups_that_wait_for_equally_much_are_named_together(boards, sign_in):
    state(boards, "S4", stage="junior", topic="考古")

    text = shown(sign_in(boards.officer), "board-needs")

    assert "待安排最多的是海棠路小学教育集团、望海中学教育集团：各 2 项" in text


def test_copy_page_says_that_there_was_nothing(boards, sign_in):
    client, last = sign_in(boards.officer), f"{NEXT}–{NEXT + 1} 学年"
    query = f"?year={NEXT + 1}"

    assert f"望海中学 {last}没有提出到校需求" in shown(
        client, "visit-requests-copy", query=f"{query}&school=S4"
    )
    with before_any_seat():
        ExpertDay.objects.all().delete()
    assert f"潘博士 {last}没有给出到校日" in shown(
        client, "expert-days-copy", query=f"{query}&expert=E1"
    )


@pytest.mark.parametrize("who", ["officer", "group_office"])
def test_day_without_school_is_not_given_by_form(boards, sign_in, who):
    before = len(stored(ExpertDay))
    sunday = (WEDNESDAY + timedelta(days=4)).isoformat()
    hours = {"starts_at": "08:30", "ends_at": "16:30", "max_visits": "2"}

    page = sent(sign_in(boards.people[who]), "expert-day-new", expert="E1", date=sunday, **hours)

    said = [f"{sunday} 是休息日或假期，学校不上课，请换一个日期。"]
    assert page.context["form"].non_field_errors() == said
    assert len(stored(ExpertDay)) == before
