"""B10: three schools celebrate Children's Day together, with more than 2,000 pupils."""

import pytest
from django.urls import reverse

from manyuan.engagements.models import Flow, Occasion
from worlds.clock import on_day
from worlds.qingdao.childrens_day import (
    CHILDRENS_DAY,
    FEATURES,
    MORE_THAN,
    OUR_LEAD,
    OUR_PUPILS,
    OUR_TEACHERS,
    build_childrens_day,
)
from worlds.remembered import remembered


@pytest.fixture
def celebrated(db):
    built = remembered(build_childrens_day)
    with on_day(CHILDRENS_DAY), built.bureau.at():
        built.hold()
        yield built


def test_three_schools_host_it_each_with_its_feature(celebrated):
    parts = celebrated.event.parts.select_related("school__unit")

    assert {part.school.name: part.duty for part in parts} == FEATURES
    assert {part.part for part in parts} == {"host"}
    occasion = Occasion.objects.get(code=celebrated.event.code)
    assert {unit.name for unit in occasion.units.all()} == set(FEATURES)


def test_one_activity_reaches_more_than_two_thousand_pupils(celebrated, sign_in):
    flows = Flow.objects.filter(activity=celebrated.event.code)

    assert {flow.receiver.name: flow.people for flow in flows} == {
        name: pupils + OUR_TEACHERS for name, pupils in OUR_PUPILS.items()
    }
    assert {flow.provider for flow in flows} == {celebrated.bureau.group(OUR_LEAD).unit}
    assert {flow.status for flow in flows} == {"held"}
    assert sum(OUR_PUPILS.values()) > MORE_THAN
    page = sign_in(celebrated.office).get(reverse("event", args=[celebrated.event.code]))
    assert page.context["headline"] == ("「六一联合庆祝」：3 所学校的学生 2,070 人、教师 90 人参加")
