"""B5 and B6: seven studios, and a tour of three primaries that reaches about a thousand people."""

from django.urls import reverse

from manyuan.directory.queries.fulfilment import fulfilment_on
from manyuan.directory.queries.groups import register_on
from manyuan.engagements.kinds.visit.queries.reach import Reached, reach
from manyuan.engagements.models import Flow
from manyuan.kernel.school_year import SchoolYear
from worlds.qingdao.shibei import CHAIN, PRIMARIES
from worlds.qingdao.tour import (
    GRADE,
    OUR_PUPILS,
    OUR_TEACHERS,
    OUR_TOUR,
    REACHED,
    SUBJECTS,
    TOPIC,
    YEAR,
)


def test_seven_studios_are_open(tour, sign_in):
    found = fulfilment_on(tour.bureau.officer, register_on(tour.bureau.officer, OUR_TOUR))

    of_chain = found.of_group(tour.bureau.group(CHAIN))
    assert {studio.subject for studio in of_chain.studios} == set(SUBJECTS)
    page = sign_in(tour.bureau.officer).get(reverse("studios"))
    assert page.context["headline"] == "7 个博士工作室，设在 1 所学校"


def test_planner_leads_one_expert_to_three_primaries_on_one_day(tour):
    stops = [(one.expert.code, one.on, one.topic, one.grade) for one in tour.visits]

    assert stops == [("E1", OUR_TOUR, TOPIC, GRADE)] * 3
    assert {one.school.name for one in tour.visits} == set(PRIMARIES)
    assert tour.plan.document["unserved"] == []


def test_tour_reaches_about_a_thousand_people_at_three_schools(tour, sign_in):
    tour.hold(*tour.visits)

    found = reach(tour.bureau.officer, SchoolYear(YEAR))
    assert found.schools_reached == 3
    assert found.now == Reached(3, 3 * OUR_PUPILS, 3 * OUR_TEACHERS)
    assert 950 < REACHED < 1000
    of_chain = next(one for one in found.groups if one.group == tour.bureau.group(CHAIN))
    assert (of_chain.schools, of_chain.now) == (3, found.now)


def test_tour_is_one_activity_whose_flows_add_up(tour):
    tour.hold(*tour.visits)

    flows = Flow.objects.all()
    assert len({flow.activity for flow in flows}) == 1
    assert {flow.receiver.name for flow in flows} == set(PRIMARIES)
    assert sum(flow.people for flow in flows) == REACHED


def test_page_of_the_visits_tells_the_reach(tour, sign_in):
    tour.hold(*tour.visits)

    page = sign_in(tour.bureau.officer).get(reverse("visits"))

    shown = [(one.label, one.value) for one in page.context["figures"]]
    assert shown == [
        ("到过的学校", 3),
        ("学生受益人次", 3 * OUR_PUPILS),
        ("到场教师人次", 3 * OUR_TEACHERS),
    ]
    assert page.context["headline"] == "3 次专家到校：3 次已开展，0 次待确认"
