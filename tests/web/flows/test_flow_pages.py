"""The views of the flows over the small world of tests/worlds/flows.py, and their rows."""

import re
from html import unescape

import pytest
from django.urls import reverse

from worlds.flows import write_flows
from worlds.reading import exported

YEAR = "?period=2026"


@pytest.fixture
def flowing(shore):
    with shore.at():
        write_flows(shore)
    return shore


@pytest.fixture
def visit(flowing, sign_in):
    def get(name, query=YEAR, seat=None, args=()):
        return sign_in(seat or flowing.officer).get(reverse(name, args=args) + query)

    return get


def headline(answer):
    return unescape(
        re.search(r"<h1[^>]*>(.*?)</h1>", answer.content.decode(), re.DOTALL)[1]
    ).strip()


def links(answer):
    """Return the addresses of lists of flows that a page opens."""
    found = re.findall(r'href="([^"]*/flows/\?flows-[^"]*)"', answer.content.decode())
    return {unescape(address) for address in found}


def test_the_map_says_who_gives_to_whom(visit):
    page = visit("flow-map")

    assert headline(page) == "2026–2027 学年：已开展 6 次流动，66.7% 由强校到弱校"
    lines = page.context["drawn"].places["lines"]
    assert [(one["from"], one["to"], one["tone"]) for one in lines][-1] == ("S1", "S2", "good")
    assert len(lines) == 4
    assert exported(visit("flow-map", f"{YEAR}&pairs-export=csv")) == [
        ["海棠路小学", "灯塔小学", "强校到弱校", "2", "16", "30", "0"],
        ["海棠路小学", "石桥小学", "强校到弱校", "1", "16", "20", "0"],
        ["灯塔小学", "海棠路小学", "弱校到强校", "1", "2", "8", "0"],
        ["望海中学", "潮声学校", "强校到弱校", "1", "6", "90", "0"],
        ["海洋大学", "灯塔小学", "校外单位提供", "1", "1", "180", "0"],
        ["灯塔小学", "石桥小学", "同等学校之间", "0", "", "", "1"],
        ["海棠路小学教育集团", "石桥小学", "方向未定", "0", "", "", "1"],
    ]


def test_arrows_are_as_wide_as_the_chosen_measure(visit):
    page = visit("flow-map", f"{YEAR}&measure=people")

    lines = {
        (one["from"], one["to"]): one["weight"] for one in page.context["drawn"].places["lines"]
    }
    assert lines == {
        ("S1", "S2"): 21.33,
        ("S1", "S3"): 14.22,
        ("S2", "S1"): 5.69,
        ("S4", "S5"): 64.0,
    }
    assert page.context["drawn"].title == "海洋大学给灯塔小学最多：180 人次"


def test_a_period_that_is_none_is_said(visit):
    page = visit("flow-map", "?period=soon&kind=none&group=G9&measure=love")

    assert "“soon”不是学年、学期或月份" in page.content.decode()
    assert page.status_code == 200


def test_kinds_flow_in_directions(visit):
    page = visit("flow-kinds")

    assert headline(page) == "2026–2027 学年：5 类流动共 6 次，课程共享最多，占 33.3%"
    assert len(page.context["picture"].wide.bands) == 5
    assert exported(visit("flow-kinds", f"{YEAR}&kinds-export=csv"))[0] == [
        "课程共享", "2", "0", "0", "0", "0", "2", "0",
    ]  # fmt: skip
    months = exported(visit("flow-kinds", f"{YEAR}&months-export=csv"))
    assert months[:2] == [
        ["2026-09", "3", "32", "50", "0"],
        ["2026-10", "4", "9", "278", "0"],
    ]
    assert months[6] == ["2027-03", "1", "0", "0", "1"]


def test_coverage_has_its_denominator(visit):
    page = visit("flow-coverage")

    assert headline(page) == "2026–2027 学年：6 所学校中 4 所接受过流动，2 所还没有"
    assert page.context["picture"].twin.rows[:2] == [
        ["2026-09", 2, 6, "33.3%"],
        ["2026-10", 3, 6, "50.0%"],
    ]
    by_group = visit("flow-coverage", f"{YEAR}&group=G1&by=kind")
    assert headline(by_group) == "2026–2027 学年：3 所学校中 3 所接受过流动，0 所还没有"
    rows = {row[0]: row for row in exported(visit("flow-coverage", f"{YEAR}&coverage-export=csv"))}
    assert rows["灯塔小学"][2:6] == ["3", "0", "2", "2"]
    assert rows["独立中学"][2:4] == ["0", "0"]


def test_who_received_nothing_is_listed_the_weak_first(visit):
    page = visit("flow-silent", "?period=2026-09")

    assert headline(page) == "2026-09：6 所学校中 4 所还没有接受过流动"
    listed = exported(visit("flow-silent", "?period=2026-09&silent-export=csv"))
    assert [(row[0], row[4]) for row in listed] == [
        ("潮声学校", "2026-10-12"),
        ("独立中学", "2026-03-02"),
        ("海棠路小学", "2026-10-12"),
        ("望海中学", ""),
    ]


@pytest.mark.parametrize(
    ("name", "query", "rows"),
    [
        ("flow-map", YEAR, 8),
        ("flow-kinds", YEAR, 8),
        ("flow-coverage", YEAR, 8),
        ("flow-silent", "?period=2026-10", 0),
    ],
)
def test_every_figure_opens_as_many_rows_as_it_counts(visit, sign_in, flowing, name, query, rows):
    """The lists behind a page hold together just the counted flows."""
    found = set()
    for address in links(visit(name, query)):
        answer = sign_in(flowing.officer).get(f"{address}&flows-export=csv")
        listed = {row[0] for row in exported(answer)}
        assert listed, address
        found |= listed

    assert len(found) == rows
    assert not found & {"F11", "F12", "F13", "F14", "F15"}


@pytest.mark.parametrize("name", ["flow-map", "flow-kinds", "flow-coverage", "flow-silent"])
def test_a_district_without_flows_is_told_so(shore, sign_in, name):
    page = sign_in(shore.officer).get(reverse(name) + YEAR)

    assert page.status_code == 200
    assert "还没有" in headline(page)


def test_a_teacher_is_told_why_there_are_no_sums(visit, flowing):
    page = visit("flow-coverage", seat=flowing.teacher)

    assert page.status_code == 403
    assert "流向、覆盖和收支的统计对校长、集团办公室和教育局开放" in page.content.decode()
