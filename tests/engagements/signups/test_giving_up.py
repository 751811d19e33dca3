"""Places that are given up go to who waits, in order; data are erased on request and on the day."""

from datetime import timedelta

import pytest

from manyuan.engagements.signups import errors
from manyuan.engagements.signups.actions import (
    cancel_registration,
    change_sign_up,
    erase_registration,
    purge_sign_up,
    refuse_registration,
)
from manyuan.engagements.signups.codes import new_submission
from manyuan.engagements.signups.jobs import purge_due
from manyuan.engagements.signups.models import Registration, SignUp
from manyuan.engagements.signups.queries.registrations import ahead_of, registration_with_code
from manyuan.kernel.clock import now, today
from manyuan.kernel.errors import Refused
from worlds.signups import HOUR, replace


def states(sign_up):
    return list(Registration.objects.filter(sign_up=sign_up).values_list("state", flat=True))


def tally(sign_up):
    """Check the counters against the rows that they count."""
    sign_up.refresh_from_db()
    rows = Registration.objects.filter(sign_up=sign_up).values_list("state", "people")
    counted = tuple(
        sum(people for state, people in rows if state == wanted)
        for wanted in ("confirmed", "waiting")
    )
    assert (sign_up.taken, sign_up.waiting) == counted
    return counted


def test_cancelled_place_goes_to_who_waits_first(pier):
    fair = pier.list(places=1, waiting_places=2)
    first, second, third = (pier.enter(fair, number) for number in range(3))
    assert ahead_of(pier.public, third.registration) == 1

    cancel_registration(by=pier.public, registration=first.registration, code=first.code)

    assert states(fair) == ["cancelled", "confirmed", "waiting"]
    assert tally(fair) == (1, 1)
    assert registration_with_code(pier.public, second.code).state == "confirmed"


def test_code_of_another_cancels_nothing(pier):
    fair = pier.list()
    first, second = pier.enter(fair, 1), pier.enter(fair, 2)

    with pytest.raises(errors.CodeUnknown):
        cancel_registration(by=pier.public, registration=first.registration, code=second.code)

    assert tally(fair) == (2, 0)


def test_what_is_cancelled_stays_so_and_the_phone_may_come_again(pier):
    fair = pier.list(places=1)
    first = pier.enter(fair)
    cancel_registration(by=pier.public, registration=first.registration, code=first.code)

    with pytest.raises(errors.NotLive):
        cancel_registration(by=pier.public, registration=first.registration, code=first.code)
    pier.enter(fair)

    assert states(fair) == ["cancelled", "confirmed"]


def test_large_group_is_not_overtaken(pier):
    fair = pier.list(places=3, waiting_places=5, most_people=3)
    first = pier.enter(fair, 1, people=2)
    pier.enter(fair, 2, people=3)
    small = pier.enter(fair, 3, people=1)

    assert small.registration.state == "waiting"
    cancel_registration(by=pier.public, registration=first.registration, code=first.code)

    assert states(fair) == ["cancelled", "confirmed", "waiting"]
    assert tally(fair) == (3, 1)


def test_large_group_that_goes_lets_others_move_up(pier):
    fair = pier.list(places=3, waiting_places=5, most_people=3)
    pier.enter(fair, 1, people=2)
    large = pier.enter(fair, 2, people=3)
    pier.enter(fair, 3, people=1)

    cancel_registration(by=pier.public, registration=large.registration, code=large.code)

    assert states(fair) == ["confirmed", "cancelled", "confirmed"]
    assert tally(fair) == (3, 0)


def test_full_school_does_not_hold_up_the_next(pier):
    one, two = pier.school("S1"), pier.school("S2")
    fair = pier.list(places=2, waiting_places=5, asks_school=True, quotas={one: 1, two: 2})
    for number, school in enumerate([one, one, two, two]):
        pier.enter(fair, number, school=school)
    assert states(fair) == ["confirmed", "waiting", "confirmed", "waiting"]
    third = Registration.objects.get(sign_up=fair, number=3)

    refuse_registration(by=pier.officer, registration=third, reason="重复报名")

    assert states(fair) == ["confirmed", "waiting", "refused", "confirmed"]
    assert tally(fair) == (2, 1)


def test_more_places_let_the_queue_move_up_and_fewer_take_nobodys(pier):
    fair = pier.list(places=1, waiting_places=3)
    for number in range(3):
        pier.enter(fair, number)
    more = pier.facts(places=2, waiting_places=3)

    change_sign_up(by=pier.officer, sign_up=fair, facts=more)
    with pytest.raises(errors.PlacesBelowTaken):
        change_sign_up(by=pier.officer, sign_up=fair, facts=replace(more, places=1))

    assert states(fair) == ["confirmed", "confirmed", "waiting"]
    assert tally(fair) == (2, 1)


def test_only_who_keeps_the_list_refuses_and_with_a_reason(pier):
    fair = pier.list()
    made = pier.enter(fair).registration

    with pytest.raises(Refused):
        refuse_registration(by=pier.principal, registration=made, reason="不符合")
    with pytest.raises(errors.RefusalReasonMissing):
        refuse_registration(by=pier.officer, registration=made, reason=" ")

    assert states(fair) == ["confirmed"]


def test_erased_on_request_nothing_stays_and_the_place_is_free(pier):
    fair = pier.list(places=1, waiting_places=1, needs="name_phone")
    form = new_submission()
    first = pier.enter(fair, 1, form=form, guardian="王家长")
    pier.enter(fair, 2, guardian="李家长")

    erase_registration(by=pier.public, registration=first.registration, code=first.code)

    kept = Registration.objects.get(number=1)
    assert (kept.guardian, kept.phone, kept.code_digest, kept.submission_digest) == (
        "",
        "",
        None,
        None,
    )
    assert states(fair) == ["cancelled", "confirmed"]
    assert registration_with_code(pier.public, first.code) is None


def test_list_forgets_on_its_day_and_not_before(pier):
    fair = pier.list(places=5)
    pier.enter(fair, 1)
    with pytest.raises(errors.PurgeNotDue):
        purge_sign_up(by=pier.officer, sign_up=fair)

    SignUp.objects.filter(pk=fair.pk).update(
        opens_at=now() - 3 * HOUR, closes_at=now() - 2 * HOUR, delete_on=today()
    )

    assert purge_due() == 1
    assert purge_due() == 0
    kept = Registration.objects.get()
    assert (kept.phone, kept.state, kept.people) == ("", "confirmed", 1)


def test_data_are_kept_for_a_year_at_most(pier):
    with pytest.raises(errors.DeletionOutOfBounds):
        pier.list(delete_on=today() + timedelta(days=500))

    assert SignUp.objects.count() == 0


def test_who_may_not_open_a_list_opens_none(pier):
    from manyuan.engagements.signups.actions import open_sign_up

    with pytest.raises(Refused):
        open_sign_up(by=pier.principal, kind="fair", code="F1", facts=pier.facts())
    with pytest.raises(errors.NotForPublic):
        open_sign_up(by=pier.officer, kind="fair", code="F2", facts=pier.facts())

    assert SignUp.objects.count() == 0
