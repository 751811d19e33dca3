from datetime import date, time

from manyuan.directory.models import Expert
from manyuan.engagements.kinds.visit.actions import Attended, cancel_visit, confirm_visit
from manyuan.engagements.kinds.visit.actions.holding import hold_visit
from manyuan.engagements.kinds.visit.enums import Side
from manyuan.engagements.kinds.visit.queries.reach import Reached, reach
from manyuan.engagements.kinds.visit.queries.tours import tour, tours
from manyuan.engagements.kinds.visit.queries.visits import (
    to_confirm,
    to_report,
    visible_codes,
    visit,
    visits,
)
from manyuan.kernel.school_year import SchoolYear
from worlds.visits import PAST, school_day


def codes(found):
    return [one.code for one in found]


def three(coast):
    """At S2 by E1 in the past, at S4 by E1 ahead, at S1 by E2 ahead."""
    return (
        coast.held(),
        coast.visit(school="S4", stage="junior", starts_at=time(14), ends_at=time(15)),
        coast.visit(school="S1", expert="E2"),
    )


def test_seat_sees_the_visits_that_are_its_own_and_no_others(coast):
    past, at_lead, of_other = (one.code for one in three(coast))
    seats = {**coast.shore.people, "link": coast.link, "other_link": coast.other_link}

    seen = {role: set(codes(visits(seat))) for role, seat in seats.items()}

    assert seen == {
        "officer": {past, at_lead, of_other},
        "auditor": {past, at_lead, of_other},
        "group_office": {past, of_other},
        "principal": {past},
        "teacher": {of_other},
        "link": {past, at_lead},
        "other_link": {of_other},
    }
    with coast.at(coast.shore.hill):
        assert codes(visits(coast.shore.hill)) == []


def test_teacher_sees_coming_visits_only(coast):
    coast.held(school="S1")
    cancel_visit(by=coast.officer, visit=coast.visit(school="S1"), reason="停电")
    coming = coast.visit(school="S1")

    assert codes(visits(coast.shore.teacher)) == [coming.code]


def test_visits_are_filtered(coast):
    past, at_lead, of_other = three(coast)
    officer, expert = coast.officer, Expert.objects.get(code="E1")

    assert codes(visits(officer, state="held")) == [past.code]
    assert codes(visits(officer, school=coast.shore.school("S4"))) == [at_lead.code]
    assert codes(visits(officer, group=coast.shore.group("G1"))) == [of_other.code, past.code]
    assert codes(visits(officer, expert=expert)) == [at_lead.code, past.code]
    assert codes(visits(officer, first=PAST, last=PAST)) == [past.code]
    assert codes(visits(officer, first=school_day())) == [of_other.code, at_lead.code]


def test_visit_is_found_by_who_may_see_it(coast):
    past, _at_lead, of_other = three(coast)

    assert visit(coast.link, past.code) == past
    assert visit(coast.link, of_other.code) is None
    assert visit(coast.officer, "V1999-00001") is None
    assert visible_codes(coast.principal, [past.code, "V2000-00001"]) == frozenset({past.code})


def test_what_waits_for_a_side(coast):
    first = coast.visit()
    later = coast.visit(on=school_day(1))
    coast.visit(on=PAST)
    confirm_visit(by=coast.principal, visit=first)
    cancel_visit(
        by=coast.officer, visit=coast.visit(starts_at=time(15), ends_at=time(16)), reason="停电"
    )

    assert codes(to_confirm(coast.principal, Side.SCHOOL)) == [later.code]
    assert codes(to_confirm(coast.link, Side.PARTNER)) == [first.code, later.code]
    assert codes(to_confirm(coast.other_link, Side.PARTNER)) == []


def test_what_waits_for_a_report(coast):
    waiting = coast.visit(on=date(2025, 10, 15))
    coast.held()
    coast.visit()

    assert codes(to_report(coast.principal)) == [waiting.code]


def test_tour_is_what_an_expert_does_on_a_day_in_order(coast):
    afternoon = coast.visit(starts_at=time(14), ends_at=time(15), expected=100)
    morning = coast.visit(school="S1", starts_at=time(8), ends_at=time(9))
    again = coast.visit(starts_at=time(16), ends_at=time(17), expected=50)
    cancel_visit(
        by=coast.officer, visit=coast.visit(starts_at=time(10), ends_at=time(11)), reason="停电"
    )
    coast.visit(expert="E2", hall="")
    expert = Expert.objects.get(code="E1")

    found = tour(coast.officer, expert, school_day())

    assert codes(found.visits) == [morning.code, afternoon.code, again.code]
    assert (found.code, found.schools, found.expected) == (
        f"T{school_day():%y%m%d}-E1",
        2,
        330,
    )
    assert {one.flow.activity for one in found.visits} == {found.code}


def test_tours_of_a_span_come_by_day_and_expert(coast):
    later = coast.visit(on=school_day(1))
    by_two = coast.visit(expert="E2", hall="")
    by_one = coast.visit(school="S1")
    coast.visit(on=school_day(2))

    found = tours(coast.officer, school_day(), school_day(1))

    assert [codes(one.visits) for one in found] == [[by_one.code], [by_two.code], [later.code]]
    assert [one.expert.code for one in tours(coast.other_link, school_day(), school_day(1))] == [
        "E2"
    ]
    assert tour(coast.other_link, by_one.expert, school_day()) is None


def hold(coast, *grades, teachers=2, **rest):
    return hold_visit(
        by=coast.officer,
        visit=coast.visit(**{"on": PAST, **rest}),
        attendance=[Attended(grade, pupils) for grade, pupils in grades],
        teachers=teachers,
    )


def reached_world(coast):
    hold(coast, ("五年级", 90), ("六年级", 80), teachers=5)
    hold(coast, ("五年级", 60), school="S2", starts_at=time(14), ends_at=time(15))
    hold(coast, ("七年级", 200), school="S6", stage="junior", on=date(2025, 11, 3))
    hold(coast, ("一年级", 40), school="S5-2", on=date(2025, 11, 4))
    hold(coast, ("六年级", 70), school="S1", on=date(2024, 10, 15), teachers=0)
    coast.visit(school="S3", on=date(2025, 10, 20))


def test_reach_counts_what_was_held_by_school_against_last_year(coast):
    reached_world(coast)

    found = reach(coast.officer, SchoolYear(2025))

    assert found.now == Reached(visits=4, pupils=470, teachers=11)
    assert found.before == Reached(visits=1, pupils=70, teachers=0)
    assert {one.school.code: (one.now, one.before) for one in found.schools} == {
        "S1": (Reached(), Reached(1, 70, 0)),
        "S2": (Reached(2, 230, 7), Reached()),
        "S3": (Reached(), Reached()),
        "S4": (Reached(), Reached()),
        "S5": (Reached(1, 40, 2), Reached()),
        "S6": (Reached(1, 200, 2), Reached()),
    }
    assert (found.schools_reached, found.schools_reached_before) == (3, 1)


def test_reach_by_group_takes_the_group_of_the_day(coast):
    reached_world(coast)

    found = reach(coast.officer, SchoolYear(2025))

    assert [
        (one.group and one.group.code, one.members, one.schools, one.schools_before, one.now)
        for one in found.groups
    ] == [
        ("G1", 3, 1, 1, Reached(2, 230, 7)),
        ("G2", 3, 1, 0, Reached(1, 40, 2)),
        (None, 0, 1, 0, Reached(1, 200, 2)),
    ]
    assert [one.before for one in found.groups] == [Reached(1, 70, 0), Reached(), Reached()]


def test_reach_of_a_group_office_is_that_of_its_own_schools(coast):
    reached_world(coast)

    found = reach(coast.group_office, SchoolYear(2025))

    assert [one.school.code for one in found.schools] == ["S1", "S2", "S3"]
    assert [one.group.code for one in found.groups] == ["G1"]
    assert found.now == Reached(2, 230, 7)


def test_reach_of_a_principal_is_that_of_the_own_school(coast):
    reached_world(coast)

    found = reach(coast.principal, SchoolYear(2025))

    assert [one.school.code for one in found.schools] == ["S2"]
    assert found.groups == ()
    assert found.now == Reached(2, 230, 7)


def test_flows_of_one_tour_add_up_to_its_reach(coast):
    first = hold(coast, ("六年级", 80), teachers=2)
    hold(coast, ("六年级", 70), school="S1", teachers=3, starts_at=time(14), ends_at=time(15))

    flows = type(first.flow).objects.filter(activity=first.flow.activity)

    assert sum(flow.people for flow in flows) == 155
