import logging

import pytest
from django.test import Client
from django.urls import reverse

from manyuan.config.log_lines import WithoutTokens
from manyuan.kernel.clock import today
from manyuan.seats.actions import revoke_link
from manyuan.seats.enums import Role
from manyuan.seats.models import Link, LinkUse, Person, Seat
from manyuan.seats.scope import before_any_seat
from manyuan.seats.tokens import new_token
from manyuan.web.links.refusing import MOST_FORGED
from web.links.giving import calendar_of, give, page_of, text

CALM = "这个链接打不开"


def test_page_opens_without_an_account_and_leaves_no_session(shore, client):
    response = client.get(page_of(give(shore)))

    assert response.status_code == 200
    assert "海洋大学" in text(response)
    assert "sessionid" not in response.cookies


@pytest.mark.parametrize("address", [page_of, calendar_of])
def test_nobody_keeps_or_finds_what_a_link_opens(shore, client, address):
    role = Role.PARTNER_LINK if address is page_of else Role.CALENDAR_LINK
    response = client.get(address(give(shore, role=role)))

    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    assert "private" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    policy = "same-origin" if address is page_of else "no-referrer"
    assert response.headers["Referrer-Policy"] == policy


def dead_tokens(shore):
    revoked, expired, calendar = give(shore), give(shore), give(shore, role=Role.CALENDAR_LINK)
    with shore.at():
        revoke_link(by=shore.officer, link=revoked.link)
        Link.objects.filter(pk=expired.link.pk).update(expires_on=today())
    return [revoked.token, expired.token, calendar.token, new_token(), "x", f"{new_token()}x"]


def test_every_dead_link_gets_the_same_calm_page(shore, client):
    pages = [client.get(reverse("link", args=[token])) for token in dead_tokens(shore)]

    assert {page.status_code for page in pages} == {404}
    assert all(CALM in text(page) for page in pages)
    assert len({text(page).split("<main")[1].split('class="foot"')[0] for page in pages}) == 1
    assert "no-store" in pages[0].headers["Cache-Control"]


def test_calendar_of_a_partners_page_is_not_there(shore, client):
    assert client.get(calendar_of(give(shore))).status_code == 404


def test_forged_address_asks_no_database(shore, client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get(reverse("link", args=["x" * 32 + ".y"])).status_code == 404


def test_who_tries_many_forged_addresses_waits_while_links_go_on_opening(shore, client):
    made = give(shore)
    forged = reverse("link", args=["x.y"])

    answers = [client.get(forged).status_code for _time in range(MOST_FORGED + 1)]

    assert answers == [404] * MOST_FORGED + [429]
    assert client.get(forged).headers["Retry-After"] == "900"
    assert client.get(page_of(made)).status_code == 200
    other = Client(REMOTE_ADDR="10.0.0.9")
    assert other.get(forged).status_code == 404


def test_signed_in_visitor_acts_from_the_links_seat(shore, sign_in):
    made = give(shore)

    page = sign_in(shore.hill).get(page_of(made))

    assert page.status_code == 200
    assert page.wsgi_request.seat.role == Role.PARTNER_LINK
    assert page.context["rail"] == []
    assert "山主任" not in text(page)


def test_signed_in_visitor_is_not_sent_to_change_the_password_first(shore, sign_in):
    client = sign_in(shore.teacher)
    Person.objects.filter(pk=shore.teacher.person_id).update(must_change_password=True)

    assert client.get(page_of(give(shore))).status_code == 200
    assert client.get("/desk/").status_code == 302


def test_account_without_a_seat_opens_a_link(shore, sign_in):
    client = sign_in(shore.teacher)
    with before_any_seat():
        Seat.objects.filter(pk=shore.teacher.pk).update(ends_on=today())

    assert client.get(page_of(give(shore))).status_code == 200
    assert client.get("/desk/").status_code == 403


def test_each_opening_is_noted(shore, client):
    made = give(shore)

    for _time in range(3):
        client.get(page_of(made))

    with shore.at():
        assert list(LinkUse.objects.values_list("link", "kind")) == [(made.link.pk, "opened")] * 3


def test_page_speaks_both_languages(shore, client):
    made = give(shore)
    client.post(reverse("language"), {"language": "en", "next": page_of(made)})

    page = client.get(page_of(made))

    assert '<html lang="en">' in text(page)
    assert "no account is needed" in text(page)


def test_log_names_no_token():
    token = new_token()
    record = logging.LogRecord(
        "django.request", logging.ERROR, "", 0, "%s: %s", ("Fault", f"/link/{token}/days/"), None
    )

    line = WithoutTokens("%(message)s").format(record)

    assert line == "Fault: /link/…/days/"


def test_settings_write_the_log_without_tokens(settings):
    made = settings.LOGGING["formatters"]["line"]["()"]

    assert made == f"{WithoutTokens.__module__}.{WithoutTokens.__name__}"
