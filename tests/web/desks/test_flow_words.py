import pytest
from django.urls import reverse

from manyuan.seats.models import Seat
from web.directory.pages import text
from worlds.clock import on_day
from worlds.flows import TODAY, write_flows

DESK = reverse("desk")


@pytest.fixture
def flowing(shore):
    with shore.at():
        write_flows(shore)
        Seat.objects.update(starts_on=TODAY)
    with on_day(TODAY):
        yield shore


@pytest.mark.parametrize("who", ["officer", "auditor"])
def test_bureau_sees_the_year_by_direction_and_whom_it_reached(flowing, sign_in, who):
    flows = sign_in(flowing.people[who]).get(DESK).context["flows"]

    assert flows.sentence == "本学年已实施 6 次流动，其中强校到弱校 4 次"
    assert flows.reached == "本学期已有 4 所学校得到支持，共 6 所（66.7%）"
    assert [row[0] for row in flows.twin.rows] == [
        "强校到弱校",
        "同等学校之间",
        "弱校到强校",
        "校外单位提供",
        "方向未定",
    ]
    assert [row[1:] for row in flows.twin.rows] == [
        [4, 38, 140, 0],
        [0, 0, 0, 1],
        [1, 2, 8, 0],
        [1, 1, 180, 0],
        [0, 0, 0, 1],
    ]
    assert [school.code for school in flows.silent] == ["S6", "S4"]


def test_group_office_sees_its_own(flowing, sign_in):
    page = sign_in(flowing.group_office).get(DESK)

    assert page.context["flows"].reached == "本学期已有 3 所学校得到支持，共 3 所（100.0%）"
    assert page.context["flows"].silent == ()


def test_principal_sees_what_the_school_gave_and_took(flowing, sign_in):
    page = sign_in(flowing.principal).get(DESK)

    assert page.context["exchanged"].rows == [["给出", 1, 2, 8, 1], ["接受", 3, 17, 210, 0]]


def test_a_year_without_flows_says_so(shore, sign_in):
    page = sign_in(shore.officer).get(DESK)

    assert page.context["flows"].sentence == "本学年还没有流动"
    assert "本学年还没有流动。" in text(page)
    assert sign_in(shore.principal).get(DESK).context["exchanged"] is None
