from datetime import date

import pytest
from django.urls import reverse

from manyuan.seats.models import Seat
from manyuan.seats.scope import before_any_seat
from worlds.clock import on_day
from worlds.flows import TODAY, write_flows
from worlds.reading import exported


@pytest.fixture
def flowing(shore):
    with shore.at():
        write_flows(shore)
    with before_any_seat():
        Seat.objects.update(starts_on=date(2025, 9, 1))
    with on_day(TODAY):
        yield shore


def balance(sign_in, seat, name, code):
    return exported(sign_in(seat).get(f"{reverse(name, args=[code])}?balance-export=csv"))


def test_a_school_gives_and_receives(flowing, sign_in):
    assert balance(sign_in, flowing.officer, "school", "S2") == [
        ["课程共享", "0", "", "", "0", "1", "16", "30", "0"],
        ["学生交换", "0", "", "", "1", "0", "", "", "0"],
        ["教师交流", "0", "", "", "0", "1", "", "", "0"],
        ["联合教研", "1", "2", "8", "0", "0", "", "", "0"],
        ["专家到校", "0", "", "", "0", "1", "1", "180", "0"],
    ]


def test_a_group_shares_gives_and_receives(flowing, sign_in):
    rows = {row[0]: row[1:] for row in balance(sign_in, flowing.officer, "group", "G1")}

    nothing = ["0", "", "", "0"]
    assert rows["课程共享"] == ["2", "32", "50", "0", *nothing, *nothing]
    assert rows["专家到校"] == [*nothing, *nothing, "1", "1", "180", "0"]
    assert rows["联合活动"] == ["0", "", "", "1", *nothing, *nothing]


def test_others_are_told_why_they_do_not_see_it(flowing, sign_in):
    page = sign_in(flowing.principal).get(reverse("school", args=["S4"]))
    own = sign_in(flowing.principal).get(reverse("school", args=["S2"]))

    reason = "其他单位给出和接受的流动，只有教育局、督导审计和所在集团可以查看。"
    assert reason in page.content.decode()
    assert reason not in own.content.decode()
