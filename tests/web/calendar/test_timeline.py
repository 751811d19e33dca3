"""A day of the venues hour by hour: what is taken, what is free, and what moves."""

from datetime import time, timedelta

from django.urls import reverse

from manyuan.kernel.clock import today


def shown(client, day, **asked):
    return client.get(reverse("venue-timeline"), {"day": day.isoformat(), **asked})


def row_of(page, code):
    return next(cells for venue, cells in page.context["rows"] if venue.code == code)


def test_day_of_a_venue_is_free_hour_by_hour_and_taken_to_the_quarter(quay, sign_in):
    with quay.at():
        booking = quay.approved(starts_at=time(14), ends_at=time(15, 30))
        day = quay.facts().days[0]

    page = shown(sign_in(quay.principal), day)

    cells = row_of(page, "H1")
    assert sum(cell.width for cell in cells) == 16 * 4
    (busy,) = [cell for cell in cells if cell.taken]
    assert (busy.at, busy.width, busy.taken.who) == (time(14), 6, "灯塔小学")
    assert busy.url == reverse("booking", args=[booking.code])
    assert busy.move_url == reverse("occasion-move", args=["venue", booking.code, 1])
    after = cells[cells.index(busy) + 1]
    assert (after.at, after.width) == (time(15, 30), 2)
    assert after.book_url.endswith(f"/book/?on={day.isoformat()}&at=15%3A30")


def test_free_hour_opens_the_form_filled_in(quay, sign_in):
    client = sign_in(quay.principal)
    day = quay.facts().days[0]
    first = row_of(shown(client, day), "H1")[0]

    form = client.get(first.book_url).context["form"]

    assert (form["on"].value(), form["starts_at"].value(), form["ends_at"].value()) == (
        day,
        time(6),
        time(7),
    )


def test_bar_dropped_on_another_hour_is_tried_there_first(quay, sign_in):
    with quay.at():
        booking = quay.approved()
        day = quay.facts().days[0]
    move = reverse("occasion-move", args=["venue", booking.code, 1])

    panel = sign_in(quay.principal).get(move, {"on": day.isoformat(), "at": "16:00"})

    assert panel.context["form"].initial["starts_at"] == time(16)
    assert panel.context["refusal"] == ""


def test_what_cannot_be_booked_offers_no_form(quay, sign_in):
    yesterday = today() - timedelta(days=1)
    day = quay.facts().days[0]
    client = sign_in(quay.principal)

    assert not any(cell.book_url for cell in row_of(shown(client, yesterday), "H1"))
    assert not any(cell.book_url for cell in row_of(shown(client, day), "L1"))
    teacher = shown(sign_in(quay.shore.teacher), day)
    assert not any(cell.book_url for cell in row_of(teacher, "H1"))


def test_venues_are_those_of_a_group_or_a_school(quay, sign_in):
    client, day = sign_in(quay.officer), quay.facts().days[0]

    assert {venue.code for venue, _ in shown(client, day, of="G1").context["rows"]} == {"H1", "L1"}
    assert shown(client, day, of="S6").context["rows"] == []
    assert shown(client, day, of="nobody").context["headline"] == "没有登记场地"
