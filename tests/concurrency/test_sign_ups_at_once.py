"""Many of the public sign up at the same moment: no place is given twice, and no form counts twice."""

import pytest

from manyuan.engagements.signups import kinds
from manyuan.engagements.signups.actions import cancel_registration, change_sign_up
from manyuan.engagements.signups.codes import new_submission
from manyuan.engagements.signups.errors import AlreadySignedUp, SignUpFull
from manyuan.engagements.signups.models import Registration
from worlds.moments import at_once
from worlds.remembered import remembered
from worlds.signups import KIND, build_pier

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pier(transactional_db, monkeypatch):
    monkeypatch.setitem(kinds._KINDS, "fair", KIND)
    return remembered(build_pier)


def opened(pier, **rest):
    with pier.at():
        return pier.list(**rest)


def counted(pier, fair):
    with pier.at():
        fair.refresh_from_db()
        found = Registration.objects.filter(sign_up=fair).values_list("state", flat=True)
        return sorted(found), fair.taken, fair.waiting


def entering(pier, fair, number, form=""):
    return lambda: pier.enter(fair, number, form)


def test_twelve_at_once_for_three_places_and_two_that_wait(pier):
    fair = opened(pier, places=3, waiting_places=2)

    ended = at_once(pier, *(entering(pier, fair, number) for number in range(12)))

    assert ended.count(SignUpFull) == 7
    assert counted(pier, fair) == (["confirmed"] * 3 + ["waiting"] * 2, 3, 2)


def test_form_that_is_sent_many_times_at_once_counts_once(pier):
    fair, form = opened(pier), new_submission()

    ended = at_once(pier, *(entering(pier, fair, 1, form) for _ in range(6)))

    assert len({one.code for one in ended}) == 1
    assert [one.is_new for one in ended].count(True) == 1
    assert counted(pier, fair) == (["confirmed"], 1, 0)


def test_phone_that_comes_by_two_forms_at_once_counts_once(pier):
    fair = opened(pier)

    ended = at_once(pier, *(entering(pier, fair, 1) for _ in range(4)))

    assert ended.count(AlreadySignedUp) == 3
    assert counted(pier, fair) == (["confirmed"], 1, 0)


def test_freed_place_goes_to_one_alone(pier):
    fair = opened(pier, places=2, waiting_places=4)
    with pier.at():
        first, second, *_rest = [pier.enter(fair, number) for number in range(4)]
        more = pier.facts(places=3, waiting_places=4)

    at_once(
        pier,
        lambda: cancel_registration(
            by=pier.public, registration=first.registration, code=first.code
        ),
        lambda: cancel_registration(
            by=pier.public, registration=second.registration, code=second.code
        ),
        lambda: change_sign_up(by=pier.officer, sign_up=fair, facts=more),
        entering(pier, fair, 9),
    )

    assert counted(pier, fair) == (["cancelled"] * 2 + ["confirmed"] * 3, 3, 0)
