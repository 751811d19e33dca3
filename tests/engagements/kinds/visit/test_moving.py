from datetime import date, time, timedelta

import pytest

from manyuan.directory.actions.experts import register_leaving
from manyuan.directory.errors import ExpertHasLeft
from manyuan.directory.models import Expert, Venue
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.errors import NobodyIsTwice, VenueIsTaken
from manyuan.engagements.kinds.visit.actions import Slot, arrange_visit, confirm_visit, move_visit
from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.errors import (
    ExpertBusy,
    HallBusy,
    MovedIntoThePast,
    MovedNowhere,
    MovedToAnotherYear,
    NotOpenForAnswers,
    PastMidnight,
    VisitReasonMissing,
)
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.models import Flow, Occasion
from manyuan.engagements.occasions import OccasionFacts, keep_occasions
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.actions.school_days import require_school_day
from manyuan.plans.errors import NoSchoolDay
from worlds.caravan import days, hold_holiday
from worlds.visits import Coast, day_off, partner_link, school_day


def slot(weeks=1, hour=14, minute=0):
    return Slot(school_day(weeks), time(hour, minute))


def a_year_later():
    """The first Wednesday of the school year after that of the visits."""
    first = SchoolYear(SchoolYear.on(school_day()).start + 1).first_day
    return first + timedelta(days=(2 - first.weekday()) % 7)


def test_moved_visit_keeps_its_length_and_its_flow_follows(coast):
    visit = coast.visit(ends_at=time(10, 30), travel_minutes=25)

    moved = move_visit(by=coast.officer, visit=visit, to=slot(), reason="期中考试")

    flow = Flow.objects.get()
    assert (moved.on, moved.starts_at, moved.ends_at) == (school_day(1), time(14), time(15, 30))
    assert (moved.travel_minutes, moved.explanation) == (None, "期中考试")
    assert (flow.starts_on, flow.ends_on) == (school_day(1), school_day(1))
    assert flow.activity == f"T{school_day(1):%y%m%d}-E1"


def test_side_that_moves_has_confirmed_and_the_other_is_asked_again(coast):
    visit = coast.confirmed()

    moved = move_visit(by=coast.principal, visit=visit, to=slot(), reason="期中考试")

    assert moved.state == VisitState.PLANNED
    assert moved.school_confirmed_by == coast.principal
    assert (moved.partner_confirmed_at, moved.partner_confirmed_by) == (None, None)
    assert Flow.objects.get().status == FlowStatus.PLANNED
    assert confirm_visit(by=coast.link, visit=moved).state == VisitState.CONFIRMED


def test_partner_that_moves_asks_the_school_again(coast):
    moved = move_visit(by=coast.link, visit=coast.confirmed(), to=slot(), reason="出差")

    assert (moved.school_confirmed_at, moved.partner_confirmed_by) == (None, coast.link)


def test_bureau_that_moves_asks_both_sides_again(coast):
    moved = move_visit(by=coast.officer, visit=coast.confirmed(), to=slot(), reason="停电")

    assert (moved.school_confirmed_at, moved.partner_confirmed_at) == (None, None)


def test_history_says_from_when_to_when(coast):
    move_visit(by=coast.link, visit=coast.visit(), to=slot(), reason="出差")

    record = Record.objects.get(code="visit.moved")
    assert sentence_of(record) == (
        f"潘博士到灯塔小学讲「海洋科学」由 {school_day()} 09:00 改到 {school_day(1)} 14:00（出差）"
    )


def test_move_within_the_own_hours_does_not_clash_with_itself(coast):
    moved = move_visit(by=coast.officer, visit=coast.visit(), to=slot(0, 9, 30), reason="晚半小时")

    assert (moved.starts_at, moved.ends_at) == (time(9, 30), time(10, 30))


@pytest.mark.parametrize(
    ("other", "error"),
    [
        ({"school": "S1"}, ExpertBusy),
        ({"expert": "E2"}, HallBusy),
    ],
)
def test_move_onto_another_visit_is_refused(coast, other, error):
    coast.visit(on=school_day(1), starts_at=time(14, 30), ends_at=time(15, 30), **other)
    visit = coast.visit()

    with pytest.raises(error):
        move_visit(by=coast.officer, visit=visit, to=slot(), reason="换个时间")

    visit.refresh_from_db()
    assert (visit.on, visit.flow.starts_on) == (school_day(), school_day())


@pytest.mark.parametrize(
    ("to", "error"),
    [
        (lambda: Slot(today() - timedelta(days=1), time(9)), MovedIntoThePast),
        (lambda: Slot(day_off(), time(9)), NoSchoolDay),
        (lambda: Slot(school_day(), time(9)), MovedNowhere),
        (lambda: Slot(a_year_later(), time(9)), MovedToAnotherYear),
        (lambda: Slot(school_day(1), time(23, 30)), PastMidnight),
    ],
)
def test_move_to_no_time_of_the_school_is_refused(coast, to, error):
    visit = coast.confirmed()

    with pytest.raises(error):
        move_visit(by=coast.officer, visit=visit, to=to(), reason="换个时间")

    visit.refresh_from_db()
    assert (visit.on, visit.state) == (school_day(), VisitState.CONFIRMED)


def test_who_moves_says_why(coast):
    with pytest.raises(VisitReasonMissing):
        move_visit(by=coast.officer, visit=coast.visit(), to=slot(), reason="  ")

    assert Visit.objects.get().on == school_day()


def test_what_was_held_is_not_moved(coast):
    with pytest.raises(NotOpenForAnswers):
        move_visit(by=coast.officer, visit=coast.held(), to=slot(), reason="换个时间")


@pytest.mark.parametrize("role", ["teacher", "auditor", "other_link"])
def test_others_move_nothing(coast, role):
    visit = coast.visit()
    seat = coast.other_link if role == "other_link" else coast.shore.people[role]

    with coast.at(seat), pytest.raises(Refused):
        move_visit(by=seat, visit=visit, to=slot(), reason="试试")

    assert Visit.objects.get().on == school_day()


@pytest.mark.parametrize("day", [date(2026, 10, 1), date(2027, 2, 3)])
def test_holidays_of_the_country_are_no_school_days(coast, day):
    with pytest.raises(NoSchoolDay):
        require_school_day(coast.officer, day)


def test_weekend_that_is_worked_is_a_school_day(coast):
    require_school_day(coast.officer, date(2026, 10, 10))


@pytest.mark.parametrize("mover", ["officer", "principal", "partner"])
def test_whoever_moves_keeps_to_the_holidays_of_the_caravan_in_force(cape, mover):
    holiday = days()[2]
    hold_holiday(cape.adopted(), holiday)
    visit = cape.visit("R1")
    by = partner_link(cape.shore, "P1") if mover == "partner" else getattr(cape.shore, mover)

    with cape.at(by), pytest.raises(NoSchoolDay):
        move_visit(by=by, visit=visit, to=Slot(holiday, time(14)), reason="换个时间")

    visit.refresh_from_db()
    assert visit.on == days()[0]


def test_visit_is_arranged_on_no_holiday_of_the_caravan_in_force(cape):
    holiday = days()[2]
    hold_holiday(cape.adopted(), holiday)
    facts = Coast(cape.shore, cape.officer, cape.officer).facts(on=holiday)

    with pytest.raises(NoSchoolDay):
        arrange_visit(by=cape.officer, facts=facts)

    assert Visit.objects.filter(on=holiday).count() == 0


def test_visit_is_not_moved_beyond_the_leaving_of_its_expert(coast):
    visit = coast.visit()
    leaving = school_day(1)
    register_leaving(by=coast.officer, expert=visit.expert, on=leaving, reason="调离")

    with pytest.raises(ExpertHasLeft):
        move_visit(by=coast.officer, visit=visit, to=slot(), reason="冲突")

    assert Visit.objects.get().on == visit.on


def test_expert_who_is_taken_by_another_kind_is_not_sent(coast):
    busy = OccasionFacts(
        title="联合教研",
        starts_on=school_day(1),
        ends_on=school_day(1),
        starts_at=time(14),
        ends_at=time(16),
        status=FlowStatus.CONFIRMED,
        place=coast.shore.school("S1").unit,
        units=(coast.shore.school("S1").unit,),
        experts=(Expert.objects.get(code="E1"),),
    )
    keep_occasions(coast.officer, kind="research", code="R1", occasions=[busy])
    visit = coast.visit()

    with pytest.raises(NobodyIsTwice):
        coast.visit(on=school_day(1), starts_at=time(15), ends_at=time(16))
    with pytest.raises(NobodyIsTwice):
        move_visit(by=coast.officer, visit=visit, to=slot(), reason="考试")

    assert Visit.objects.get().on == school_day()


def test_hall_of_the_register_that_is_taken_is_not_used(coast):
    hall = Venue.objects.get(code="H1")
    booked = OccasionFacts(
        title="校际合唱",
        starts_on=school_day(1),
        ends_on=school_day(1),
        starts_at=time(14),
        ends_at=time(16),
        status=FlowStatus.CONFIRMED,
        place=hall.school.unit,
        venue=hall,
        units=(hall.school.unit,),
    )
    keep_occasions(coast.officer, kind="venue", code="B1", occasions=[booked])
    visit = coast.visit(school="S1", hall=hall.name)

    with pytest.raises(VenueIsTaken):
        move_visit(by=coast.officer, visit=visit, to=slot(), reason="考试")
    other = coast.visit(
        school="S1", hall="操场", on=school_day(1), starts_at=time(14), ends_at=time(15)
    )

    assert Visit.objects.get(pk=visit.pk).on == school_day()
    assert [one.venue for one in Occasion.objects.filter(kind="visit").order_by("code")] == [
        hall,
        None,
    ]
    assert other.hall == "操场"
