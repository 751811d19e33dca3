from datetime import time

import pytest

from manyuan.directory.actions.importing import import_district
from manyuan.directory.models import Expert, Teacher, Venue
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.errors import NobodyIsTwice, VenueIsTaken, WayIsTooLong
from manyuan.engagements.occasions import (
    OccasionFacts,
    keep_occasions,
    remarks,
    require_no_clash,
)
from worlds.shore import rows
from worlds.visits import day_off, school_day


def at(coast, first, last, school="S2", day=None, **rest):
    """Something from an hour to an hour; whole days where both are None."""
    on = day or school_day()
    unit = coast.shore.school(school).unit
    given = {
        "title": "集体备课",
        "starts_on": on,
        "ends_on": on,
        "starts_at": None if first is None else time(first),
        "ends_at": None if last is None else time(last),
        "status": FlowStatus.PLANNED,
        "place": unit,
        "units": (unit,),
        **rest,
    }
    return OccasionFacts(**given)


def keep(coast, *occasions, code="R1"):
    keep_occasions(coast.officer, kind="research", code=code, occasions=occasions)


def ask(coast, *occasions, code="R2"):
    require_no_clash(coast.officer, kind="research", code=code, occasions=occasions)


@pytest.fixture
def teacher(coast):
    return Teacher.objects.get(code="T1")


@pytest.fixture
def hall(coast):
    return Venue.objects.create(
        bureau=coast.officer.bureau,
        code="H9",
        school=coast.shore.school("S2"),
        name="礼堂",
        kind="hall",
        capacity=300,
    )


def test_teacher_is_at_one_place_at_a_time(coast, teacher):
    keep(coast, at(coast, 9, 11, teachers=(teacher,)))

    with pytest.raises(NobodyIsTwice) as refused:
        ask(coast, at(coast, 10, 12, teachers=(teacher,)))

    assert refused.value.facts["who"] == "林一"
    assert refused.value.facts["title"] == "集体备课"
    ask(coast, at(coast, 11, 12, teachers=(teacher,)))
    ask(coast, at(coast, 10, 12))


def test_expert_of_a_visit_is_at_no_second_place(coast):
    coast.visit()
    expert = Expert.objects.get(code="E1")

    with pytest.raises(NobodyIsTwice):
        ask(coast, at(coast, 9, 10, experts=(expert,)))


def test_own_earlier_occasions_and_cancelled_ones_are_no_obstacle(coast, teacher):
    keep(coast, at(coast, 9, 11, teachers=(teacher,)))
    keep(coast, at(coast, 13, 14, teachers=(teacher,), status=FlowStatus.CANCELLED), code="R9")

    ask(coast, at(coast, 10, 12, teachers=(teacher,)), code="R1")
    ask(coast, at(coast, 13, 14, teachers=(teacher,)))


def test_two_of_the_asked_clash_with_each_other(coast, teacher):
    with pytest.raises(NobodyIsTwice):
        ask(
            coast,
            at(coast, 9, 11, teachers=(teacher,)),
            at(coast, 10, 12, teachers=(teacher,), number=2),
        )


def test_venue_holds_one_thing_at_a_time_and_whole_days_take_all_hours(coast, hall):
    keep(coast, at(coast, 9, 11, venue=hall))
    keep(coast, at(coast, None, None, day=school_day(1), venue=hall), code="R3")

    with pytest.raises(VenueIsTaken):
        ask(coast, at(coast, 10, 12, venue=hall))
    with pytest.raises(VenueIsTaken):
        ask(coast, at(coast, 20, 21, day=school_day(1), venue=hall))
    ask(coast, at(coast, 11, 12, venue=hall))


def test_whole_days_of_a_person_leave_room_for_hours(coast, teacher):
    keep(coast, at(coast, None, None, teachers=(teacher,)))

    ask(coast, at(coast, 9, 10, school="S1", teachers=(teacher,)))


def test_way_between_two_schools_takes_its_time(coast, teacher):
    travel = {"from": "S2", "to": "S1", "minutes": 30, "metres": 9000}
    import_district(
        by=coast.shore.command_line, tables={"travel": rows("travel", travel)}, source="ways"
    )
    keep(coast, at(coast, 9, 10, school="S2", teachers=(teacher,)))

    with pytest.raises(WayIsTooLong) as refused:
        ask(coast, at(coast, 10, 11, school="S1", teachers=(teacher,)))

    assert (refused.value.facts["needed"], refused.value.facts["left"]) == (30, 0)
    ask(coast, at(coast, 11, 12, school="S1", teachers=(teacher,)))
    ask(coast, at(coast, 10, 11, school="S2", teachers=(teacher,)))


def test_remarks_tell_of_days_off_small_halls_and_other_things_at_the_school(coast, hall):
    coast.visit()
    off = day_off()

    said = remarks(
        coast.officer,
        kind="research",
        code="R2",
        occasions=[
            at(coast, 9, 10, day=off),
            at(coast, 9, 10, number=2, venue=hall, people=301),
            at(coast, 10, 11, number=3, venue=hall, people=300),
        ],
    )

    day = school_day().isoformat()
    assert said == [
        f"{off.isoformat()} 不是上学日。",
        "灯塔小学 礼堂容纳 300 人，安排了 301 人。",
        f"灯塔小学在 {day} 09:00–10:00 还有「海洋科学」。",
    ]


def test_nothing_speaks_against_what_is_off(coast):
    off = at(coast, 9, 10, day=day_off(), status=FlowStatus.CANCELLED)

    assert remarks(coast.officer, kind="research", code="R2", occasions=[off]) == []
    ask(coast, off)
