from datetime import date, datetime, time

import pytest
from icalendar import Calendar

from manyuan.directory.models import Teacher, Venue
from manyuan.engagements.kinds.posting.actions import PostingFacts, arrange_posting
from manyuan.engagements.kinds.posting.enums import Mode
from manyuan.engagements.kinds.visit.actions import (
    Slot,
    cancel_visit,
    confirm_visit,
    move_visit,
)
from manyuan.engagements.kinds.visit.enums import Side
from manyuan.kernel.clock import CHINA
from manyuan.seats.enums import Role, UnitKind
from web.links.giving import calendar_of, give, text
from worlds.visits import school_day


def events(client, made):
    response = client.get(calendar_of(made))
    assert response.status_code == 200
    return Calendar.from_ical(response.content).events


def calendar(coast, kind=UnitKind.SCHOOL, code="S2", **rest):
    return give(coast, role=Role.CALENDAR_LINK, kind=kind, code=code, **rest)


def test_visit_is_an_event_with_the_visits_own_facts(coast, client):
    visit = coast.visit()

    (event,) = events(client, calendar(coast))

    assert str(event["UID"]) == f"{visit.code}@990001.manyuan"
    assert str(event["SUMMARY"]) == "灯塔小学：海洋科学（潘博士）"
    assert str(event["LOCATION"]).startswith("灯塔小学，报告厅")
    assert event.start == datetime.combine(school_day(), time(9), tzinfo=CHINA)
    assert event.end == datetime.combine(school_day(), time(10), tzinfo=CHINA)
    assert (event["SEQUENCE"], str(event["STATUS"])) == (0, "TENTATIVE")
    assert str(event["DESCRIPTION"]).splitlines() == [
        "专家到校",
        "状态：计划",
        "人数：约 180 人",
        "参加：海洋大学、灯塔小学",
    ]


def test_event_keeps_its_name_while_it_is_confirmed_moved_and_cancelled(coast, client):
    made = calendar(coast)
    visit = coast.visit()
    seen = [events(client, made)[0]]
    for side in Side:
        confirm_visit(by=coast.officer, visit=visit, side=side)
    seen.append(events(client, made)[0])
    move_visit(by=coast.officer, visit=visit, to=Slot(school_day(1), time(14)), reason="x")
    seen.append(events(client, made)[0])
    cancel_visit(by=coast.officer, visit=visit, reason="x")
    seen.append(events(client, made)[0])

    assert len({str(event["UID"]) for event in seen}) == 1
    assert [event["SEQUENCE"] for event in seen] == [0, 2, 3, 4]
    assert [str(event["STATUS"]) for event in seen] == [
        "TENTATIVE",
        "CONFIRMED",
        "TENTATIVE",
        "CANCELLED",
    ]
    assert seen[2].start == datetime.combine(school_day(1), time(14), tzinfo=CHINA)


@pytest.fixture
def three(coast):
    """Visits of E1 to S2 and S4, of E2 to S3."""
    coast.visit()
    coast.visit(school="S4", stage="junior", starts_at=time(13), ends_at=time(14))
    coast.visit(expert="E2", school="S3", topic="人工智能")


@pytest.mark.parametrize(
    ("kind", "code", "detail", "schools"),
    [
        (UnitKind.SCHOOL, "S2", "", ["灯塔小学"]),
        (UnitKind.GROUP, "G1", "", ["灯塔小学", "石桥小学"]),
        (UnitKind.GROUP, "G2", "", ["灯塔小学", "望海中学"]),
        (UnitKind.PARTNER, "P1", "", ["灯塔小学", "望海中学"]),
        (UnitKind.PARTNER, "P1", "E1", ["灯塔小学", "望海中学"]),
        (UnitKind.PARTNER, "P1", "E2", []),
        (UnitKind.PARTNER, "P2", "E2", ["石桥小学"]),
        (UnitKind.SCHOOL, "S6", "", []),
    ],
)
def test_calendar_holds_what_its_unit_may_know(coast, three, client, kind, code, detail, schools):
    found = events(client, calendar(coast, kind, code, detail=detail))

    assert sorted(str(event["SUMMARY"]).split("：")[0] for event in found) == sorted(schools)


def test_calendar_names_no_person_but_the_expert(coast, three, client):
    content = text(client.get(calendar_of(calendar(coast, UnitKind.GROUP, "G1"))))

    for name in ("方主任", "高老师", "安校长", "林一"):
        assert name not in content


def test_calendar_of_an_expert_says_whose_it_is(coast, client):
    made = calendar(coast, UnitKind.PARTNER, "P1", detail="E1")

    read = Calendar.from_ical(client.get(calendar_of(made)).content)

    assert str(read["X-WR-CALNAME"]) == "海洋大学 E1 日历"


def test_more_visits_take_no_more_queries(coast, client, django_assert_num_queries):
    made = calendar(coast)
    coast.visit()
    client.get(calendar_of(made))

    with django_assert_num_queries(7):
        client.get(calendar_of(made))
    for hour in (11, 12, 13, 14):
        coast.visit(starts_at=time(hour), ends_at=time(hour, 30))
    with django_assert_num_queries(7):
        client.get(calendar_of(made))


@pytest.fixture
def posted(coast):
    """A posting of T1 from S1 to S2."""
    facts = PostingFacts(
        teacher=Teacher.objects.get(code="T1"),
        host=coast.shore.school("S2"),
        mode=Mode.SECONDMENT,
        starts_on=date(2025, 9, 1),
        ends_on=date(2097, 9, 1),
    )
    return arrange_posting(by=coast.officer, facts=facts)


def test_posting_stands_in_the_calendar_of_its_teacher_alone(coast, posted, client):
    assert events(client, calendar(coast, code="S2")) == []

    (event,) = events(client, calendar(coast, code="S1", detail="teacher:T1"))

    assert str(event["UID"]) == f"{posted.code}@990001.manyuan"
    assert (event.start, event.end) == (date(2025, 9, 1), date(2097, 9, 1))
    assert str(event["DESCRIPTION"]).splitlines()[0] == "支教"


def test_calendar_of_one_teacher_holds_nobody_of_another_school(coast, posted, client):
    assert events(client, calendar(coast, code="S2", detail="teacher:T1")) == []


def test_venue_has_a_calendar_of_its_own(coast, client):
    visit = coast.visit(school="S1")
    hall = Venue.objects.get(code="H1")
    coast.visit(school="S1", hall="操场", starts_at=time(13), ends_at=time(14))

    (event,) = events(client, calendar(coast, code=hall.school.code, detail="venue:H1"))

    assert str(event["UID"]).startswith(visit.code)
    assert str(event["LOCATION"]).startswith(f"海棠路小学，{hall.name}")
