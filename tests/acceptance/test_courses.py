"""B8, B9, B16: what the 53rd Middle School's group teaches together."""

from decimal import Decimal

import pytest
from django.urls import reverse

from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.models import Flow, Occasion
from manyuan.engagements.queries.flows import visible_flows
from manyuan.history.models import Record
from worlds.clock import on_day
from worlds.qingdao.courses import (
    BRIDGING,
    OUR_LAST_DAY,
    OUR_LONG,
    OUR_PUPILS,
    OUR_SESSIONS,
    OUR_SHORT,
    STUDIO,
    SUBJECT,
    build_courses,
)
from worlds.qingdao.shibei import CHAIN, PRIMARIES
from worlds.remembered import remembered


@pytest.fixture
def taught(db):
    built = remembered(build_courses)
    with on_day(OUR_LAST_DAY), built.bureau.at():
        yield built


def flows_of(taught, name):
    return list(Flow.objects.filter(activity=taught.course(name).code))


def test_physics_bridging_course_goes_from_the_junior_school_to_each_primary(taught):
    flows = flows_of(taught, BRIDGING)

    assert taught.course(BRIDGING).subject == SUBJECT
    assert {(one.kind, one.mode, one.status) for one in flows} == {
        ("course", "bridging", FlowStatus.HELD)
    }
    assert {one.provider.name for one in flows} == {CHAIN}
    assert sorted(one.receiver.name for one in flows) == sorted(PRIMARIES)
    assert {one.group for one in flows} == {taught.bureau.group(CHAIN)}
    assert sum(one.people for one in flows) == len(PRIMARIES) * OUR_PUPILS


def test_each_step_is_recorded_by_the_seat_that_would_do_it(taught):
    def seats(code):
        found = Record.objects.filter(code=code, facts__course=BRIDGING)
        return set(found.values_list("seat_id", flat=True))

    primaries = {taught.principals[name].pk for name in PRIMARIES}
    assert seats("course.offered") == seats("course.finished") == {taught.principals[CHAIN].pk}
    assert seats("course.signed") == seats("course.counted") == primaries


def test_studio_of_career_planning_is_counted_as_its_own_type(taught):
    modes = {one.mode for one in flows_of(taught, STUDIO)}

    assert modes == {"career"}
    assert Occasion.objects.filter(title=STUDIO).count() == OUR_SESSIONS[STUDIO]


def test_long_and_short_courses_differ_by_their_hours(taught):
    def hours(name):
        return {one.hours for one in flows_of(taught, name)}

    assert hours(OUR_LONG) == {Decimal("0.75") * OUR_SESSIONS[OUR_LONG]}
    assert hours(OUR_SHORT) == {Decimal("0.75") * OUR_SESSIONS[OUR_SHORT]}


def test_courses_show_on_their_list_and_among_the_flows(taught, sign_in):
    page = sign_in(taught.bureau.officer).get(reverse("courses"))

    assert page.context["headline"] == "4 门课程：0 门报名中，0 门开课中，4 门已结课"
    shown = [(one.label, one.value) for one in page.context["figures"]]
    assert shown[:2] == [
        ("参加的学校", 3),
        ("占名额学生人次", 4 * len(PRIMARIES) * OUR_PUPILS),
    ]
    with taught.bureau.at(taught.office):
        assert visible_flows(taught.office).filter(kind="course").count() == 4 * len(PRIMARIES)
