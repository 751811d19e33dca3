import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.forms import CharField, Form
from django.test import RequestFactory

from manyuan.kernel.clock import today
from manyuan.kernel.errors import BadInput, NotPossible, Refused
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.errors import UsernameTaken
from manyuan.sheets.unreadable import WrongFile
from manyuan.web.errors import sentence, show_on
from manyuan.web.frame import frame_context
from manyuan.web.seated import SeatMiddleware

LOOP_WORDS = [
    "directory",
    "offers",
    "plans",
    "engagements",
    "evaluation",
    "funding",
    "lifecycle",
]


def asked(path, seat=None, seats=()):
    request = RequestFactory().get(path)
    request.user = seat.person if seat else AnonymousUser()
    if seat:
        request.seat, request.seats = seat, list(seats)
    return request


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("officer", ["desk", "inbox", *LOOP_WORDS, "papers", "history", "people"]),
        ("auditor", ["desk", *LOOP_WORDS, "papers", "history"]),
        ("principal", ["desk", "inbox", *LOOP_WORDS, "papers"]),
    ],
)
def test_rail_offers_what_the_seat_may_open(shore, who, words):
    seat = getattr(shore, who)
    with shore.at(seat):
        rail = frame_context(asked("/people/7/", seat))["rail"]

    assert [item.word for item in rail] == words
    assert [item.word for item in rail if item.current] == (["people"] if "people" in words else [])


def test_frame_shows_who_is_here_and_the_other_seats(shore):
    with shore.at():
        frame = frame_context(asked("/", shore.officer, [shore.officer, shore.principal]))

    seat = frame["seat"]
    assert (seat.person_name, seat.role_label, seat.unit_name) == (
        "方主任",
        "教育局干部",
        "岸区教育和体育局",
    )
    assert [other.id for other in frame["other_seats"]] == [shore.principal.pk]
    assert frame["school_year"] == str(SchoolYear.on(today()))
    assert [arc.word for arc in frame["year_ring"]] == LOOP_WORDS


def test_frame_without_a_seat_is_empty(db):
    frame = frame_context(asked("/"))

    assert (frame["seat"], frame["rail"], frame["other_seats"]) == (None, [], [])


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Refused(reason="不行。"), 403),
        (NotPossible(), 409),
        (UsernameTaken(username="x"), 400),
        (BadInput(), 400),
    ],
)
def test_refusal_of_an_action_becomes_a_page_with_its_sentence(shore, error, status):
    middleware = SeatMiddleware(lambda _request: None)

    response = middleware.process_exception(asked("/"), error)

    assert response.status_code == status
    assert sentence(error) in response.content.decode()


def test_fault_of_ours_is_left_to_the_server(shore):
    assert SeatMiddleware(lambda _request: None).process_exception(asked("/"), KeyError()) is None


def test_words_of_the_product_are_translated_inside_a_sentence(settings):
    from django.utils.translation import override

    error = WrongFile(file="x", looks_like="图片")

    with override("en"):
        said = sentence(error)

    assert "图片" not in said


class OneField(Form):
    name = CharField(required=False)


@pytest.mark.parametrize(
    ("error", "errors"),
    [
        (UsernameTaken(username="x"), {"__all__": ["用户名「x」已被使用，请换一个。"]}),
        (ValidationError("不行。"), {"__all__": ["不行。"]}),
        (ValidationError({"name": ["太长。"]}), {"name": ["太长。"]}),
        (ValidationError({"other": ["不对。"]}), {"__all__": ["不对。"]}),
    ],
)
def test_form_shows_what_an_action_refused(error, errors):
    form = OneField({})
    form.is_valid()

    show_on(form, error)

    assert form.errors == errors
