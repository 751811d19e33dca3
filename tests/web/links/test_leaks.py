"""A link opens nothing of another partner, whatever address is asked."""

import re
from datetime import time

import pytest
from django.urls import reverse

from manyuan.offers.models import ExpertDay
from manyuan.seats.enums import Role
from web.links.giving import calendar_of, give, open_collecting, page_of, text
from web.test_matrix import fingerprint
from worlds.visits import school_day

# A form's token is 64 letters and digits by chance: any two of them may stand there.
CHANCE = re.compile(r"\b[A-Za-z0-9]{64}\b")
SECRETS = ("电子研究院", "卢工", "人工智能", "E2", "P2", "石桥小学")


@pytest.fixture
def both(coast):
    """A visit and a day of each partner; that of P2 goes to S3."""
    open_collecting(coast, school_day())
    own = coast.visit()
    other = coast.visit(
        expert="E2", school="S3", topic="人工智能", starts_at=time(14), ends_at=time(15)
    )
    day = ExpertDay.objects.create(
        bureau=coast.officer.bureau,
        expert=other.expert,
        date=school_day(),
        starts_at=time(13),
        ends_at=time(16),
        max_visits=2,
    )
    return own, other, day


def addresses(made, visit, day):
    token = made.token
    return [
        page_of(made),
        reverse("link-day-new", args=[token]),
        *(reverse(f"link-day-{name}", args=[token, day.pk]) for name in ("edit", "withdraw")),
        *(
            reverse(f"link-visit-{name}", args=[token, visit.code])
            for name in ("confirm", "decline", "move", "feedback")
        ),
    ]


def test_no_page_names_anything_of_another_partner(coast, both, client):
    own, _other, _day = both
    made = give(coast)
    mine = ExpertDay.objects.filter(expert__code="E1").first()

    pages = [client.get(address) for address in addresses(made, own, mine)]

    assert [page.status_code for page in pages] == [200] * len(pages)
    shown = [CHANCE.sub("", text(page)).replace(made.token, "") for page in pages]
    assert [word for page in shown for word in SECRETS if word in page] == []


def test_what_belongs_to_another_partner_is_not_there_and_nothing_changes(coast, both, client):
    _own, other, day = both
    made = give(coast)
    form = {
        "on": school_day(2).isoformat(),
        "starts_at": "10:00",
        "ends_at": "12:00",
        "date": school_day(2).isoformat(),
        "max_visits": "2",
        "reason": "x",
        "rating": "5",
    }
    before = fingerprint()

    foreign = addresses(made, other, day)[2:]
    answers = [
        getattr(client, method)(address, form).status_code
        for address in foreign
        for method in ("get", "post")
    ]

    assert answers == [404] * (2 * len(foreign))
    assert fingerprint() == before


def test_expert_of_another_partner_cannot_be_given_away(coast, both, client):
    made = give(coast)
    form = {
        "expert": "E2",
        "date": school_day(2).isoformat(),
        "starts_at": "09:00",
        "ends_at": "12:00",
        "max_visits": "1",
    }
    before = fingerprint()

    page = client.post(reverse("link-day-new", args=[made.token]), form)

    assert list(page.context["form"].errors) == ["expert"]
    assert fingerprint() == before


def test_revoked_or_calendar_token_opens_no_page_of_the_partner(coast, both, client):
    own, _other, _day = both
    calendar = give(coast, role=Role.CALENDAR_LINK)
    mine = ExpertDay.objects.filter(expert__code="E1").first()
    before = fingerprint()

    for address in addresses(calendar, own, mine):
        assert client.get(address).status_code == 404
        assert client.post(address, {"reason": "x"}).status_code == 404
    assert fingerprint() == before
    assert client.get(calendar_of(calendar)).status_code == 200


def test_forms_need_the_token_of_their_page(coast, both):
    from django.test import Client

    own, _other, _day = both
    made = give(coast)
    before = fingerprint()

    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(reverse("link-visit-confirm", args=[made.token, own.code]))

    assert answer.status_code == 403
    assert fingerprint() == before
