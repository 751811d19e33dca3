"""The boards, their matches and what is not met, from every seat."""

from datetime import timedelta

import pytest

from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.offers.actions.days import withdraw_day
from manyuan.offers.actions.marking import mark_days, mark_requests
from manyuan.offers.actions.posts import Wanted, set_posts
from manyuan.offers.actions.requests import withdraw_request
from manyuan.offers.enums import RequestState, WindowKind
from manyuan.offers.models import ExpertDay, VisitRequest
from manyuan.offers.queries.boards import (
    board_of_needs,
    board_of_offers,
    matches,
    requests_for,
    wanted_posts,
)
from manyuan.offers.queries.unmet import silent_schools, unmet_needs
from manyuan.offers.queries.visits import (
    asking_schools,
    still_to_come,
    topics_offered,
    year_of_boards,
    years_of_boards,
)
from manyuan.offers.queries.windows import current_window, window_of_year, windows_of
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Seat, Unit
from offers.collecting import open_for
from offers.giving import NEXT, give, state, visit_window, window_text


@pytest.fixture
def boards(shore):
    """E1 gives two days; S2 asks twice, once for what nobody offers, S5 and S3 once."""
    give(shore)
    give(shore, 7, last="12:00", visits=1)
    state(shore)
    state(shore, topic="考古")
    state(shore, "S3", windows=window_text(7), minutes=90)
    state(shore, "S5", stage="junior", windows=window_text(1))
    return shore


def needs(world, seat):
    with world.at(seat):
        return [
            (one.request.school.code, one.request.topic, one.matches, one.obstacle)
            for one in board_of_needs(seat, NEXT)
        ]


def test_board_of_needs_counts_the_days_or_names_the_obstacle(boards):
    assert needs(boards, boards.officer) == [
        ("S2", "海洋科学", 1, None),
        ("S2", "考古", 0, "topic"),
        ("S3", "海洋科学", 1, None),
        ("S5", "海洋科学", 0, "day"),
    ]


def test_principals_and_offices_see_the_needs_in_their_charge(boards):
    own = needs(boards, boards.principal)

    assert {code for code, *_rest in own} == {"S2"}
    assert {code for code, *_rest in needs(boards, boards.group_office)} == {"S2", "S3"}
    assert needs(boards, boards.hill) == []


def test_board_of_offers_counts_the_requests_that_a_day_could_serve(boards):
    with boards.at():
        first, second = board_of_offers(boards.officer, NEXT)
        assert (first.serves, second.serves) == (1, 1)

        withdraw_day(by=boards.officer, day=second.day, reason="出差")
        mark_days(by=boards.officer, booked={first.day: 2})
        first, second = board_of_offers(boards.officer, NEXT)

        assert (first.day.places_left, first.serves, second.serves) == (0, 0, 0)


def test_a_partner_sees_its_own_days_and_no_needs(boards):
    with boards.at():
        partner = Unit.objects.create(
            kind=UnitKind.PARTNER, code="P9", name="别的大学", bureau=boards.officer.bureau
        )
        other = Seat(role=Role.PARTNER_LINK, unit=partner, bureau=partner.bureau)
        own = Seat(
            role=Role.PARTNER_LINK,
            unit=Unit.objects.get(kind=UnitKind.PARTNER, code="P1"),
            bureau=partner.bureau,
        )

        assert len(board_of_offers(own, NEXT)) == 2
        assert (board_of_offers(other, NEXT), board_of_needs(own, NEXT)) == ([], [])


def test_suggestions_run_both_ways(boards):
    with boards.at():
        request = VisitRequest.objects.get(school=boards.school("S3"))
        (there,) = matches(boards.officer, request).found
        (back,) = requests_for(boards.officer, there.day).found

        assert (there.day.date, there.match) == (request.slots[0].day, back.match)
        assert back.request == request
        assert there.match.spare == 90
        hopeless = VisitRequest.objects.get(topic="考古")
        assert matches(boards.officer, hopeless).obstacle == "topic"


def test_planned_and_withdrawn_requests_are_matched_no_more(boards):
    with boards.at():
        one, two = VisitRequest.objects.filter(school=boards.school("S2"), code__startswith="R")
        mark_requests(by=boards.officer, requests=[one], state=RequestState.PLANNED)
        withdraw_request(by=boards.officer, request=two, reason="改期")
        board = board_of_needs(boards.officer, NEXT)
        total = unmet_needs(boards.officer, NEXT, board).total

        assert [(b.matches, b.obstacle) for b in board[:2]] == [(0, None), (0, None)]
        assert (total.all, total.waiting, total.planned, total.without_match) == (3, 2, 1, 1)


def test_unmet_needs_by_school_and_by_group(boards):
    with boards.at():
        unmet = unmet_needs(boards.officer, NEXT)

        schools = [
            (one.school.code, one.tally.waiting, one.tally.without_match) for one in unmet.schools
        ]
        groups = {one.group and one.group.code: one for one in unmet.groups}
        assert schools == [("S2", 2, 1), ("S3", 1, 0), ("S5", 1, 1)]
        assert groups["G1"].tally.waiting == 3
        assert groups["G2"].tally.hopeless == {"topic": 1, "day": 1}
        assert [s.code for s in groups["G1"].silent] == ["S1"]
        assert [s.code for s in groups[None].silent] == ["S6"]
        assert unmet.total.without_match == 2


def test_group_office_sees_its_own_group_alone(boards):
    with boards.at(boards.group_office):
        unmet = unmet_needs(boards.group_office, NEXT)

        assert [one.group.code for one in unmet.groups] == ["G1"]
        assert [s.code for s in silent_schools(boards.group_office, NEXT)] == ["S1"]


def test_a_request_of_a_campus_counts_for_its_school(boards):
    state(boards, "S5-2", stage="primary")

    with boards.at():
        unmet = unmet_needs(boards.officer, NEXT)

        assert [one.tally.all for one in unmet.schools if one.school.code == "S5"] == [2]
        assert "S5" not in {s.code for s in silent_schools(boards.officer, NEXT)}


def test_schools_that_may_be_asked_for_are_open_and_no_offices(shore):
    with shore.at():
        everybody = [school.code for school in asking_schools(shore.officer)]

        assert everybody == ["S1", "S2", "S3", "S4", "S5", "S5-2", "S6"]
        assert [s.code for s in asking_schools(shore.principal)] == ["S2"]


def test_years_come_from_days_requests_posts_and_windows(boards):
    with boards.at():
        set_posts(
            by=boards.officer,
            school=boards.school("S2"),
            year=2035,
            posts=[Wanted("primary", "数学", 2)],
        )

        assert years_of_boards(boards.officer)[:2] == [2035, NEXT]
        assert year_of_boards(boards.officer) == 2035
        assert [p.wanted for p in wanted_posts(boards.principal, 2035)] == [2]
    visit_window(world=boards)
    with boards.at():
        assert year_of_boards(boards.officer) == NEXT
        assert topics_offered(boards.officer) == ["海洋科学", "身边的物理"]


def test_windows_of_both_kinds_stand_side_by_side(shore):
    posting = open_for(shore)
    visit = visit_window(world=shore, year=posting.year)

    with shore.at():
        assert current_window(shore.officer) == posting
        assert current_window(shore.officer, WindowKind.VISIT) == visit
        assert windows_of(shore.officer) == [posting]
        assert window_of_year(shore.officer, posting.year, WindowKind.VISIT) == visit
        assert (visit.pack, visit.kind) == ("", "visit")
        assert sentence_of(Record.objects.latest("pk")).startswith(
            f"开启了 {visit} 学年专家到校的收集窗口"
        )


def test_matches_count_from_today_on_but_in_a_year_that_is_over_from_its_first_day():
    assert still_to_come(NEXT) == today()
    assert still_to_come(2020).isoformat() == "2020-09-01"


def test_days_that_are_over_match_no_more(boards):
    with boards.at():
        yesterday = today() - timedelta(days=1)
        day = ExpertDay.objects.filter(date__gte=today()).first()
        request = VisitRequest.objects.filter(code__startswith="R").first()
        ExpertDay.objects.exclude(pk=day.pk).delete()
        ExpertDay.objects.filter(pk=day.pk).update(date=yesterday)
        request.windows = f"{yesterday.isoformat()} 08:30-11:30"
        request.save()

        assert matches(boards.officer, request).obstacle == "past"
