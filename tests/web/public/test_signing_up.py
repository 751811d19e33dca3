"""A parent signs up in a browser: form, token, session, answer; and what limits hold."""

import re

import pytest
from django.core.cache import caches
from django.test import Client

from manyuan.engagements.signups.models import Registration
from manyuan.kernel.clock import now
from manyuan.web.public import limits
from worlds.signups import HOUR, phone

HOME = "/public/990001/"


@pytest.fixture(autouse=True)
def _nobody_tried():
    caches["public"].clear()


class Parent:
    """Somebody's browser."""

    def __init__(self, **rest):
        self.client = Client(**rest)

    def form(self, fair):
        self.address = f"{HOME}signups/{fair.number}/"
        page = self.client.get(self.address)
        found = re.search(r'name="submission" value="([^"]+)"', page.content.decode())
        return {"submission": found[1]} if found else None

    def send(self, number, given, **rest):
        fields = {"phone": phone(number), "agrees": "on", **given, **rest}
        return self.client.post(self.address, fields)


def code_in(answer):
    return re.search(r"data-code>([^<]+)<", answer.content.decode())[1]


def states():
    return list(Registration.objects.values_list("state", flat=True))


def test_parent_signs_up_and_looks_it_up_and_cancels(pier):
    fair, parent = pier.list(), Parent()

    answer = parent.send(1, parent.form(fair))
    code = code_in(answer)
    seen = parent.client.post(f"{HOME}registration/", {"code": code.lower()})
    cancelled = parent.client.post(f"{HOME}registration/cancel/", {"code": code})

    assert (answer.status_code, seen.status_code, cancelled.status_code) == (200, 200, 200)
    assert phone(1) in seen.content.decode()
    assert states() == ["cancelled"]


def test_form_sent_twice_is_answered_twice_alike(pier):
    fair, parent = pier.list(), Parent()
    form = parent.form(fair)

    first, again = parent.send(1, form), parent.send(1, form)

    assert code_in(first) == code_in(again)
    assert states() == ["confirmed"]


def test_forged_page_signs_nobody_up(pier):
    fair = pier.list()
    given = Parent().form(fair)
    stranger = Parent(enforce_csrf_checks=True)
    stranger.address = f"{HOME}signups/{fair.number}/"

    assert stranger.send(1, given).status_code == 403
    other = Parent()
    other.address = stranger.address
    assert other.send(1, given).status_code == 400
    assert states() == []


def test_full_list_says_so_and_keeps_what_was_filled_in(pier):
    fair = pier.list(places=1)
    pier.enter(fair, 1)
    parent = Parent()

    answer = parent.send(2, parent.form(fair))

    assert answer.status_code == 409
    assert "名额和候补都已满" in answer.content.decode()
    assert phone(2) in answer.content.decode()


def test_form_waits_for_the_opening_by_the_servers_clock(pier):
    fair = pier.list(opens_at=now() + 2 * HOUR)
    parent = Parent()
    form = parent.form(fair)
    page = parent.client.get(parent.address).content.decode()

    assert "data-countdown=" in page
    assert "2 小时 0 分" in page
    assert parent.send(1, form).status_code == 409
    assert states() == []


def test_one_session_that_tries_too_often_waits_and_a_school_behind_one_address_does_not(
    pier, monkeypatch
):
    monkeypatch.setattr(limits, "MOST_OF_SESSION", 2)
    fair = pier.list(places=9)
    hasty = Parent()

    answers = [hasty.send(number, hasty.form(fair)) for number in range(3)]
    others = [parent.send(9, parent.form(fair)) for parent in (Parent(),)]

    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[2].headers["Retry-After"] == "600"
    assert [one.status_code for one in others] == [200]


def test_one_phone_that_is_tried_from_many_sessions_waits(pier, monkeypatch):
    monkeypatch.setattr(limits, "MOST_OF_CONTACT", 1)
    fair = pier.list(places=9)
    first, second = Parent(), Parent()

    first.send(1, first.form(fair))

    assert second.send(1, second.form(fair)).status_code == 429


def test_wrong_codes_are_limited(pier, monkeypatch):
    monkeypatch.setattr(limits, "MOST_WRONG_CODES", 1)
    client = Client()
    client.get(f"{HOME}registration/")

    answers = [client.post(f"{HOME}registration/", {"code": "0000-0000-0000"}) for _ in range(2)]

    assert [one.status_code for one in answers] == [400, 429]


def test_copy_holds_all_that_is_kept_and_erasing_leaves_nothing(pier):
    fair, client = pier.list(needs="name_phone"), Client()
    code = pier.enter(fair, guardian="王家长").code

    copy = client.post(f"{HOME}registration/copy/", {"code": code}).json()
    client.post(f"{HOME}registration/erase/", {"code": code})

    assert (copy["guardian"], copy["phone"]) == ("王家长", phone(1))
    assert client.post(f"{HOME}registration/copy/", {"code": code}).status_code == 400
    assert Registration.objects.get().phone == ""


def test_nothing_is_public_before_the_bureau_says_so(shore):
    assert Client().get(HOME).status_code == 404


def test_address_of_a_page_holds_no_code(pier):
    parent = Parent()

    answer = parent.send(1, parent.form(pier.list()))

    assert "Location" not in answer.headers
    assert answer.headers["Cache-Control"].startswith("max-age=0")
