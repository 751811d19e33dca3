"""A day of the venues hour by hour: what is taken, what is free, and what moves."""

from datetime import time, timedelta

from django.urls import reverse

from manyuan.directory.actions.venues import VenueFacts, register_venue
from manyuan.engagements.kinds.venue.models import Use
from manyuan.kernel.clock import today
from worlds.research import Study


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


def test_booking_dropped_on_another_row_is_tried_in_that_venue_and_asked_for_there(quay, sign_in):
    facts = VenueFacts(name="体育馆", kind="field", capacity=200)
    school = quay.shore.school("S6")
    far = register_venue(by=quay.officer, code="F6", school=school, facts=facts)
    booking, day = quay.approved(), quay.facts().days[0]
    client = sign_in(quay.principal)
    (busy,) = [cell for cell in row_of(shown(client, day), "H1") if cell.taken]
    assert busy.may_change_rows

    asked = {"on": day.isoformat(), "at": "16:00"}
    own = client.get(busy.move_url, {**asked, "venue": "L1"}).context["refusal"]
    panel = client.get(busy.move_url, {**asked, "venue": "F6"}).context["form"]
    assert own == "海棠路小学 物理实验室不对外共享，只供本校使用；请另选场地。"
    assert panel["venue"].value() == "独立中学 体育馆（F6）"
    assert Use.objects.get().booking.venue == quay.hall
    sent = {name: panel[name].value() for name in ("on", "venue", "heard")}
    page = client.post(busy.move_url, {**sent, "starts_at": "16:00", "reason": "漏水"}, follow=True)

    assert f"「合唱排练」已改到独立中学 体育馆，{day} 16:00。" in page.content.decode()
    use = Use.objects.get(booking__code=booking.code)
    assert (use.booking.venue, use.span, use.state) == (far, "16:00–17:30", "requested")


def test_what_is_no_booking_stays_in_its_row(quay, sign_in):
    with quay.at():
        meeting = Study(quay.shore).research(venue="H1")
    client = sign_in(quay.officer)
    (busy,) = [cell for cell in row_of(shown(client, meeting.on), "H1") if cell.taken]

    asked = {"on": meeting.on.isoformat(), "at": "16:00", "venue": "L1"}
    panel = client.get(busy.move_url, asked)

    assert (busy.may_change_rows, bool(busy.move_url)) == (False, True)
    said = "联合教研不能在日历里换场地，请打开它的页面，在那里修改场地。"
    assert panel.context["refusal"] == said
    assert "venue" not in panel.context["form"].fields
