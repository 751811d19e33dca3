from decimal import Decimal

import pytest

from manyuan.engagements.queries.flows_counting import Sums
from manyuan.engagements.queries.flows_summary import flows_summary
from manyuan.kernel.school_year import SchoolYear
from worlds.clock import on_day
from worlds.flows import DOWN, OUTSIDE, PEER, TODAY, UP, write_flows

YEAR = SchoolYear(2026)
NOTHING = Sums()


def sums(done, hours=0, people=0, ahead=0):
    return Sums(done, Decimal(hours), people, ahead)


@pytest.fixture
def flowing(shore):
    with shore.at():
        write_flows(shore)
    with on_day(TODAY):
        yield shore


def summary(shore, seat, year=YEAR):
    with shore.at(seat):
        return flows_summary(seat, year)


def test_the_bureau_sees_the_whole_year(flowing):
    found = summary(flowing, flowing.officer)

    assert found.all == sums(6, 41, 328, ahead=2)
    assert found.by_direction == {
        DOWN: sums(4, 38, 140),
        PEER: sums(0, ahead=1),
        UP: sums(1, 2, 8),
        OUTSIDE: sums(1, 1, 180),
        "": sums(0, ahead=1),
    }
    assert found.by_kind == {
        "course": sums(2, 32, 50),
        "posting": sums(1),
        "research": sums(1, 2, 8),
        "venue": sums(1, 6, 90),
        "visit": sums(1, 1, 180),
        "event": sums(0, ahead=1),
        "exchange": sums(0, ahead=1),
    }


def test_it_says_whom_the_term_reached_and_whom_not(flowing):
    found = summary(flowing, flowing.officer)

    assert (found.term.code, found.coverage.reached, found.coverage.schools) == ("2026-T1", 4, 6)
    # S5 received through its campus; S6 is ordinary, S4 leads.
    assert [school.code for school in found.silent] == ["S6", "S4"]


def test_a_past_year_is_asked_as_a_whole(flowing):
    found = summary(flowing, flowing.officer, SchoolYear(2025))

    assert (found.term.code, found.all) == ("2025", sums(2, 1, 60))
    # S5 was weak then, as it is known since 2022; S3 is new, the others lead.
    assert [school.code for school in found.silent] == ["S5", "S3", "S1", "S4"]


@pytest.mark.parametrize(
    ("seat", "all_", "reach"),
    [
        ("group_office", sums(5, 35, 238, ahead=2), (3, 3)),
        ("principal", sums(4, 19, 218, ahead=1), (1, 1)),
        ("teacher", NOTHING, (0, 0)),
        ("auditor", sums(6, 41, 328, ahead=2), (4, 6)),
        ("hill", NOTHING, (0, 1)),
    ],
)
def test_each_seat_counts_what_it_may_see(flowing, seat, all_, reach):
    found = summary(flowing, getattr(flowing, seat))

    assert found.all == all_
    assert (found.coverage.reached, found.coverage.schools) == reach
