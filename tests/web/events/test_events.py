"""The pages of an event, from its rows of schools to the numbers that a school reports."""

from manyuan.directory.models import Venue
from manyuan.engagements.kinds.event.actions import hold_event
from manyuan.engagements.kinds.event.models import Event
from worlds.events import AHEAD, DAY, PAST, announced, celebrate

ROWS = {"rows-TOTAL_FORMS": "3", "rows-INITIAL_FORMS": "0"}


def test_rows_of_schools_are_saved_and_empty_ones_left_out(shore, sign_in):
    with shore.at():
        event = celebrate(shore)
    rows = {
        **ROWS,
        "rows-0-school": "海棠路小学（S1）",
        "rows-0-part": "host",
        "rows-0-expected_pupils": "900",
        "rows-2-school": "S3",
        "rows-2-part": "guest",
    }

    answer = sign_in(shore.officer).post(f"/engagements/events/{event.code}/schools/", rows)

    assert answer.headers["Location"] == f"/engagements/events/{event.code}/"
    with shore.at():
        parts = event.parts.order_by("school__unit__code")
        assert [(part.school.code, part.expected_pupils) for part in parts] == [
            ("S1", 900),
            ("S3", 0),
        ]


def test_rows_without_the_main_host_are_refused_above_them(shore, sign_in):
    with shore.at():
        event = celebrate(shore)
    rows = {**ROWS, "rows-0-school": "S2", "rows-0-part": "host"}

    answer = sign_in(shore.officer).post(f"/engagements/events/{event.code}/schools/", rows)

    assert "主办学校海棠路小学也要列在参加学校里" in answer.content.decode()
    with shore.at():
        assert event.parts.count() == 3


def test_principal_reports_the_own_school_alone(shore, sign_in):
    with shore.at():
        event = hold_event(by=shore.officer, event=celebrate(shore, on=PAST))
    client = sign_in(shore.principal)
    page = f"/engagements/events/{event.code}/"

    client.post(f"{page}turnout/S2/", {"teachers": "30", "pupils": "一年级 300\n二年级 350"})
    wrong = client.post(f"{page}turnout/S2/", {"teachers": "30", "pupils": "一年级"})
    shown = client.get(page)

    assert "看不懂这一行：“一年级”" in wrong.content.decode()
    assert shown.context["headline"] == (
        "「六一联欢」：已登记的 1 所学校有学生 650 人、教师 30 人参加，还有 2 所没有登记"
    )
    assert f"{page}turnout/S1/" not in shown.content.decode()


def test_officer_opens_sign_up_from_the_page_of_a_public_event(shore, sign_in):
    with shore.at():
        event = announced(shore)

    page = sign_in(shore.officer).get(f"/engagements/events/{event.code}/").content.decode()

    assert f"/engagements/signups/new/event/{event.code}/" in page


def test_what_speaks_against_an_event_is_heard_before_it_is_saved(shore, sign_in):
    with shore.at():
        celebrate(shore)
    client = sign_in(shore.officer)
    given = {"mode": "league", "title": "趣味运动会", "main_host": "S1", "place": "S1"}
    hours = {"starts_on": AHEAD, "ends_on": AHEAD, "starts_at": "10:00", "ends_at": "11:00"}

    told = client.post("/engagements/events/new/", {**given, **hours})

    said = told.content.decode()
    assert "09:00–11:30 还有「六一联欢」" in said
    box = told.context["form"]["heard"]
    with shore.at():
        assert Event.objects.count() == 1
    (heard, _label) = box.field.choices[0]
    client.post("/engagements/events/new/", {**given, **hours, "heard": heard})
    with shore.at():
        assert Event.objects.count() == 2


def heard_in(form):
    ((heard, _label),) = form["heard"].field.choices
    return {"heard": heard}


def test_what_speaks_against_another_day_is_heard_before_an_event_is_moved(shore, sign_in):
    with shore.at():
        celebrate(shore)
        event = celebrate(shore, on=AHEAD + DAY)
    client, page = sign_in(shore.officer), f"/engagements/events/{event.code}/move/"
    given = {"on": AHEAD, "starts_at": "11:00", "reason": "场地检修"}

    told = client.post(page, given)

    assert "09:00–11:30 还有「六一联欢」" in told.content.decode()
    with shore.at():
        assert Event.objects.get(pk=event.pk).starts_on == AHEAD + DAY
    client.post(page, {**given, **heard_in(told.context["form"])})
    with shore.at():
        assert Event.objects.get(pk=event.pk).starts_on == AHEAD


def test_a_venue_too_small_for_the_schools_is_heard_before_they_are_saved(shore, sign_in):
    with shore.at():
        hall = Venue.objects.select_related("school").first()
        event = celebrate(shore, venue=hall, place=hall.school)
        Venue.objects.filter(pk=hall.pk).update(capacity=100)
    client, page = sign_in(shore.officer), f"/engagements/events/{event.code}/schools/"
    rows = {
        **ROWS,
        "rows-0-school": "S1",
        "rows-0-part": "host",
        "rows-0-expected_pupils": "90",
        "rows-0-expected_teachers": "11",
    }

    told = client.post(page, rows)

    assert "容纳 100 人，安排了 101 人。" in told.content.decode()
    with shore.at():
        assert event.parts.count() == 3
    client.post(page, {**rows, **heard_in(told.context["hearing"])})
    with shore.at():
        assert event.parts.count() == 1
