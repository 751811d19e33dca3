from datetime import time, timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from manyuan.directory.models import Venue, VenuePhoto
from manyuan.engagements.kinds.venue.models import Block, Use
from worlds.venues import weekday
from worlds.visits import photo, photo_with_place


def row_of(response, code):
    rows = response.context["table"].table.rows
    return next(row for row in rows if row["code"] == code)


def test_list_says_what_is_free_on_a_day(quay, sign_in):
    quay.book()
    client = sign_in(quay.other)

    shown = client.get(reverse("venues"), {"on": weekday().isoformat()})

    assert row_of(shown, "H1")["free"] == "06:00–14:00、15:30–22:00"
    assert row_of(shown, "L1")["free"] == "全天"
    assert "2 处场地，在 1 所学校" in shown.context["headline"]
    assert client.get(reverse("venues"), {"on": "nonsense"}).status_code == 200


def test_list_narrows_to_what_is_free_all_day(quay, sign_in):
    quay.book()

    shown = sign_in(quay.other).get(
        reverse("venues"), {"on": weekday().isoformat(), "venues-free_word": "whole"}
    )

    assert shown.context["table"].matched == 1


def test_venue_that_is_fully_taken_says_so(quay, sign_in):
    quay.block(starts_at=time(6), ends_at=time(22))

    shown = sign_in(quay.other).get(reverse("venues"), {"on": weekday().isoformat()})

    assert row_of(shown, "H1")["free"] == "已满"


def test_week_of_a_venue_shows_what_takes_it_and_links_what_may_be_seen(quay, sign_in):
    booking = quay.book()
    address = f"{reverse('venue', args=['H1'])}?week={weekday()}"

    own = sign_in(quay.principal).get(address)
    others = sign_in(quay.other).get(address)

    day = own.context["week"][2]
    assert (day.on, [(one.span, one.who) for one in day.entries]) == (
        weekday(),
        [("14:00–15:30", "灯塔小学")],
    )
    assert day.entries[0].url == reverse("booking", args=[booking.code])
    assert others.context["week"][2].entries[0].url == ""
    assert own.context["headline"] == "海棠路小学 报告厅可容纳 300 人，这一周有 1 项安排"


def test_principal_registers_a_room_of_the_own_school(quay, sign_in):
    client = sign_in(quay.principal)
    given = {
        "code": "N1",
        "school": "S2",
        "name": "阶梯教室",
        "kind": "classroom",
        "capacity": "120",
        "rules": "不饮食；\n用后关灯。",
        "is_shared": "on",
    }

    refused = client.post(reverse("venue-new"), {**given, "school": "S1"})
    client.post(reverse("venue-new"), given)

    assert "没有「S1」这所学校" in refused.content.decode()
    venue = Venue.objects.get(code="N1")
    assert (str(venue), venue.rules) == ("灯塔小学 阶梯教室", "不饮食； 用后关灯。")


def test_room_with_bookings_is_not_removed(quay, sign_in):
    quay.book()

    shown = sign_in(quay.owner).post(reverse("venue-remove", args=["H1"]), {"reason": "误录"})

    assert "不能删除" in shown.content.decode()
    assert Venue.objects.filter(code="H1").exists()


def test_closing_says_how_much_is_called_off(quay, sign_in):
    quay.approved(days=(weekday(), weekday(1)))
    client = sign_in(quay.owner)
    address = reverse("venue-close", args=["H1"])

    asked = client.get(address).content.decode()
    client.post(address, {"on": weekday(1).isoformat(), "reason": "翻修"})

    assert "今天以后已有 2 次预订" in asked
    assert [use.state for use in Use.objects.order_by("on")] == ["approved", "cancelled"]


def test_photo_is_shown_without_the_place_of_its_taking(quay, sign_in):
    client = sign_in(quay.owner)
    address = reverse("venue-photo", args=["H1"])
    assert client.get(address).status_code == 404

    client.post(address, {"file": SimpleUploadedFile("厅.jpg", photo_with_place())})
    client.post(address, {"file": SimpleUploadedFile("厅.png", photo(kind="PNG"))})

    answer = client.get(address)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert Image.open(BytesIO(answer.content)).size == (64, 32)
    assert VenuePhoto.objects.count() == 1
    client.post(reverse("venue-photo-remove", args=["H1"]))
    assert VenuePhoto.objects.count() == 0


def test_what_is_no_picture_is_refused(quay, sign_in):
    client = sign_in(quay.owner)
    address = reverse("venue-photo", args=["H1"])

    wrong = client.post(address, {"file": SimpleUploadedFile("a.jpg", b"no")}, follow=True)
    none = client.post(address, follow=True)

    assert "「a.jpg」不是能打开的 JPEG 或 PNG 照片" in wrong.content.decode()
    assert "请先选择照片。" in none.content.decode()
    assert VenuePhoto.objects.count() == 0


def test_owner_keeps_some_hours_and_opens_them_again(quay, sign_in):
    client = sign_in(quay.owner)
    last = weekday() + timedelta(days=1)
    client.post(
        reverse("venue-block", args=["H1"]),
        {
            "starts_on": weekday().isoformat(),
            "ends_on": last.isoformat(),
            "starts_at": "08:00",
            "ends_at": "12:00",
            "reason": "期末考试",
        },
    )
    block = Block.objects.get()
    assert "期末考试" in client.get(reverse("venue", args=["H1"])).content.decode()

    client.post(reverse("block-lift", args=[block.pk]))

    assert Block.objects.count() == 0
    assert client.get(reverse("block-lift", args=[block.pk])).status_code == 404
