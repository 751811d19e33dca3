"""What stands open now is on one board: of every kind, for whoever may take it."""

from collections import Counter
from datetime import timedelta

from django.urls import reverse

from manyuan.kernel.clock import today
from manyuan.offers.kinds import flow_kinds
from manyuan.offers.queries.openings import openings
from worlds.courses import Bay
from worlds.exchanges import FIFTH, SIXTH, Swap
from worlds.materials import Library
from worlds.venues import build_quay

SEATS = ("officer", "group_office", "principal", "teacher", "auditor")


def open_of(seat, kind):
    return [(one.title, one.places_left) for one in openings(seat) if one.kind == kind]


def test_every_opening_leads_to_a_page_that_its_reader_may_open(seen, sign_in):
    for name in SEATS:
        client = sign_in(getattr(seen, name))
        with seen.at(getattr(seen, name)):
            found = openings(getattr(seen, name))

        answers = {one.page: client.get(reverse(one.page[0], args=one.page[1:])) for one in found}

        assert dict.fromkeys(answers, 200) == {
            page: answer.status_code for page, answer in answers.items()
        }


def test_board_counts_what_is_open_of_each_kind(seen, sign_in):
    shown = sign_in(seen.officer).get(reverse("openings"))

    with seen.at():
        counted = Counter(one.kind for one in openings(seen.officer))
    headline = shown.context["headline"]
    assert set(counted) >= {"course", "venue", "material", "visit"}
    for kind, count in counted.items():
        assert f"{flow_kinds()[kind].label} {count}" in headline


def test_board_without_anything_says_how_things_come_there(shore, sign_in):
    shown = sign_in(shore.hill).get(reverse("openings")).content.decode()

    assert "现在没有可以报名、预订或使用的" in shown
    assert "登记以后自动列在这里" in shown


def test_board_exports_what_its_filters_leave(seen, sign_in):
    asked = {"openings-kind": "material", "openings-export": "csv"}
    board = sign_in(seen.officer).get(reverse("openings"), asked)

    lines = board.content.decode("utf-8-sig").splitlines()
    with seen.at():
        shared = open_of(seen.officer, "material")
    assert lines[0].split(",")[:4] == ["种类", "名称", "提供单位", "还有名额"]
    assert len(lines) == len(shared) + 1


def test_course_is_open_between_its_days_while_there_are_places(bay: Bay):
    course = bay.open()
    assert open_of(bay.officer, "course") == [("走进物理", 60)]

    course.taken = course.places
    course.save()
    assert open_of(bay.officer, "course") == []

    course.taken, course.opens_on = 0, today() + timedelta(days=1)
    course.save()
    assert open_of(bay.officer, "course") == []


def test_exchange_is_open_with_the_places_that_nobody_was_promised(shore):
    swap = Swap(shore)
    with swap.at():
        exchange = swap.offer()
        swap.agreed(exchange, **{SIXTH: 20})
        (found,) = [one for one in openings(shore.officer) if one.kind == "exchange"]

        assert (found.title, found.places_left, found.grade) == ("海棠路交换周", 10, FIFTH)


def test_venue_that_its_school_keeps_for_itself_is_not_open(db):
    quay = build_quay()
    with quay.at():
        assert open_of(quay.officer, "venue") == [(quay.hall.name, None)]


def test_material_of_a_group_is_open_to_that_group_alone(shore):
    with Library(shore).at():
        Library(shore).share(licence="group")

        assert open_of(shore.officer, "material") == [("分数的意义", None)]
        assert open_of(shore.principal, "material") == [("分数的意义", None)]
    with shore.at(shore.hill):
        assert openings(shore.hill) == []
