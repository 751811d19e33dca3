"""From the list of venues to a booking that is answered, used and handed over."""

from datetime import timedelta

import pytest
from django.urls import reverse

from manyuan.engagements.kinds.venue.models import Booking, HandOver, Use
from worlds.clock import on_day
from worlds.venues import weekday


def form(**rest):
    return {
        "school": "S2",
        "purpose": "合唱排练",
        "people": "60",
        "on": weekday().isoformat(),
        "starts_at": "14:00",
        "ends_at": "15:30",
        "until": "",
        "note": "",
        **rest,
    }


def book(client, **rest):
    return client.post(reverse("venue-book", args=["H1"]), form(**rest))


def preview(response):
    return dict(response.context["form"].fields["days"].choices)


def ticked(response):
    return response.context["form"]["days"].value()


def test_single_free_day_is_booked_at_once(quay, sign_in):
    response = book(sign_in(quay.principal))

    booking = Booking.objects.get()
    assert response.headers["Location"] == reverse("booking", args=[booking.code])


def test_form_knows_the_own_school_and_the_day_that_the_address_names(quay, sign_in):
    address = f"{reverse('venue-book', args=['H1'])}?on={weekday(1)}"

    begun = sign_in(quay.principal).get(address).context["form"].initial

    assert begun == {"on": weekday(1), "school": "灯塔小学（S2）"}


def test_weekly_booking_is_shown_day_by_day_before_it_is_stored(quay, sign_in):
    quay.book(by=quay.other, school="S6", days=(weekday(1),))
    client = sign_in(quay.principal)
    until = (weekday() + timedelta(days=28)).isoformat()

    shown = book(client, until=until)

    days = preview(shown)
    assert Booking.objects.count() == 1
    assert "14:00–15:30 已由独立中学占用，勾选则排队候补" in days[weekday(1).isoformat()]
    assert ticked(shown) == [day for day in days if day != weekday(1).isoformat()]

    seen = shown.context["form"]["seen"].value()
    chosen = ticked(shown)[:2]
    book(client, until=until, seen=seen, days=chosen)

    booking = Booking.objects.exclude(school__unit__code="S6").get()
    assert [use.on.isoformat() for use in booking.uses.order_by("number")] == chosen


def test_ticking_a_taken_day_joins_the_waiting_list(quay, sign_in):
    quay.book(by=quay.other, school="S6")
    client = sign_in(quay.principal)

    shown = book(client)
    assert ticked(shown) == []
    book(client, seen=shown.context["form"]["seen"].value(), days=[weekday().isoformat()])

    assert Use.objects.get(booking__school__unit__code="S2").state == "waiting"


def test_other_hours_are_shown_anew(quay, sign_in):
    quay.book(by=quay.other, school="S6")
    client = sign_in(quay.principal)
    shown = book(client)
    seen = shown.context["form"]["seen"].value()

    again = book(client, ends_at="16:00", seen=seen, days=[weekday().isoformat()])

    assert again.status_code == 200
    assert (ticked(again), Booking.objects.count()) == ([], 1)


def test_no_day_ticked_is_no_booking(quay, sign_in):
    quay.book(by=quay.other, school="S6")
    client = sign_in(quay.principal)
    shown = book(client)

    again = book(client, seen=shown.context["form"]["seen"].value())

    assert "请至少选择一天。" in again.content.decode()
    assert Booking.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"people": "301"}, "最多容纳 300 人，预订的是 301 人"),
        ({"starts_at": "14:05"}, "请改为 14:00"),
        ({"ends_at": "13:00"}, "结束时间须晚于开始时间"),
        ({"school": "S6"}, "没有「S6」这所学校"),
        ({"until": weekday().isoformat()}, "须晚于使用日期"),
    ],
)
def test_what_cannot_be_is_said_on_the_form(quay, sign_in, wrong, sentence):
    response = book(sign_in(quay.principal), **wrong)

    assert sentence in response.content.decode()
    assert Booking.objects.count() == 0


def test_day_shows_what_is_taken_and_what_is_free(quay, sign_in):
    quay.book()
    client = sign_in(quay.other)
    address = reverse("venue-day", args=["H1"])

    shown = client.get(address, {"on": weekday().isoformat()}).content.decode()
    free = client.get(address, {"on": weekday(1).isoformat()}).content.decode()

    assert "14:00–15:30" in shown
    assert "空闲：06:00–14:00、15:30–22:00" in shown
    assert "booking" not in shown  # who may not open it sees no link
    assert "全天空闲" in free


def test_owner_approves_what_is_ticked(quay, sign_in):
    first, second = quay.book(), quay.book(days=(weekday(1),))
    client = sign_in(quay.owner)
    address = reverse("bookings-to-approve")

    client.post(address, {"booking": [first.code, "B0000-1"]})

    assert [use.state for use in Use.objects.order_by("on")] == ["approved", "requested"]
    shown = client.get(address).content.decode()
    assert (first.code in shown, second.code in shown) == (False, True)
    assert "请先勾选要同意的预订。" in client.post(address, follow=True).content.decode()


def test_answered_twice_is_said(quay, sign_in):
    booking = quay.approved()

    response = sign_in(quay.owner).post(
        reverse("booking-approve", args=[booking.code]), follow=True
    )

    assert "没有等待审批的时间" in response.content.decode()


def test_booking_says_how_it_stands_and_what_can_be_done(quay, sign_in):
    booking = quay.book(days=(weekday(), weekday(1)))

    shown = sign_in(quay.owner).get(reverse("booking", args=[booking.code]))

    assert shown.context["headline"] == "灯塔小学预订海棠路小学 报告厅，等待海棠路小学同意"
    assert [step.label for step in shown.context["steps"]] == ["同意预订", "不同意预订", "取消预订"]
    assert [[step.label for step in line.steps] for line in shown.context["lines"]] == [
        ["改时间", "取消这一次"],
        ["改时间", "取消这一次"],
    ]


def test_either_side_hands_the_room_over_on_the_day(quay, sign_in):
    booking = quay.approved()
    with on_day(weekday()):
        client = sign_in(quay.owner)
        page = reverse("booking", args=[booking.code])
        assert [s.label for s in client.get(page).context["lines"][0].steps] == [
            "登记交接",
            "改时间",
            "换场地",
        ]
        client.post(
            reverse("use-hand-over", args=[booking.code, 1]),
            {"condition": "damaged", "note": "话筒坏了"},
        )

        assert HandOver.objects.get().side == "owner"
        assert "话筒坏了" in client.get(page).content.decode()


def test_list_of_bookings_keeps_to_the_days(quay, sign_in):
    quay.book()
    client = sign_in(quay.principal)
    address = reverse("bookings")

    within = client.get(address, {"first": weekday(), "last": weekday()})
    outside = client.get(address, {"first": weekday(1), "last": "32"})

    assert within.context["headline"] == "1 项场地预订：1 项待审批，0 项已同意"
    assert outside.context["headline"] == "这段时间没有场地预订"


def test_use_that_is_not_there_is_said(quay, sign_in):
    booking = quay.book()

    response = sign_in(quay.principal).get(reverse("use-move", args=[booking.code, 9]))

    assert response.status_code == 404
