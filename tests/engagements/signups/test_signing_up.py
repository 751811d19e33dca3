"""Who signs up: places in order, a queue behind them, and one answer to a form sent twice."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from manyuan.directory.models import School
from manyuan.engagements.signups import errors
from manyuan.engagements.signups.actions import Entry, close_sign_up, sign_up
from manyuan.engagements.signups.codes import code_of, digest_of_code, new_submission
from manyuan.engagements.signups.models import Registration, SignUp
from manyuan.history.models import Change, Record
from manyuan.kernel.clock import now
from manyuan.kernel.errors import Refused
from worlds.signups import HOUR, phone


def counts(sign_up):
    sign_up.refresh_from_db()
    return sign_up.taken, sign_up.waiting


def states(sign_up):
    return list(Registration.objects.filter(sign_up=sign_up).values_list("state", flat=True))


def test_first_come_have_places_then_wait_then_are_refused(pier):
    fair = pier.list(places=2, waiting_places=1)

    for number in range(3):
        pier.enter(fair, number)
    with pytest.raises(errors.SignUpFull):
        pier.enter(fair, 3)

    assert states(fair) == ["confirmed", "confirmed", "waiting"]
    assert counts(fair) == (2, 1)


def test_form_that_is_sent_twice_has_one_registration_and_one_code(pier):
    fair, form = pier.list(), new_submission()

    first = pier.enter(fair, form=form)
    again = pier.enter(fair, form=form)

    assert again.registration == first.registration
    assert (again.code, again.is_new) == (first.code, False)
    assert counts(fair) == (1, 0)


def test_form_that_was_sent_in_time_is_answered_after_the_end(pier):
    fair, form = pier.list(), new_submission()
    first = pier.enter(fair, form=form)
    close_sign_up(by=pier.officer, sign_up=fair)

    assert pier.enter(fair, form=form).registration == first.registration


def test_phone_stands_once_on_a_list_however_it_is_typed(pier):
    fair, other = pier.list(), pier.list(title="另一场")
    pier.enter(fair, phone="138-0000 0001")

    with pytest.raises(errors.AlreadySignedUp):
        pier.enter(fair, phone="+86１３８０００００００１")
    pier.enter(other, phone="13800000001")

    assert (counts(fair), counts(other)) == ((1, 0), (1, 0))


def test_neither_code_nor_form_is_stored(pier):
    fair, form = pier.list(), new_submission()

    entered = pier.enter(fair, form=form)

    kept = Registration.objects.values().get()
    assert form not in map(str, kept.values())
    assert entered.code not in map(str, kept.values())
    assert kept["code_digest"] == digest_of_code(entered.code.lower().replace("-", " "))


def test_code_differs_by_form_and_by_list():
    form = new_submission()

    assert len({code_of(1, form), code_of(2, form), code_of(1, new_submission())}) == 3


def test_history_tells_of_nobody(pier):
    fair = pier.list(needs="name_phone", asks_school=True)

    pier.enter(fair, guardian="王家长", school=School.objects.get(unit__code="S2"))

    said = repr([*Record.objects.values(), *Change.objects.values()])
    assert "王家长" not in said
    assert phone(1) not in said
    assert Record.objects.first().code == "registration.made"


def test_only_what_the_list_needs_is_kept(pier):
    fair = pier.list(needs="nothing")

    made = pier.enter(fair, guardian="王家长", school=pier.school("S2")).registration

    assert (made.guardian, made.phone, made.school) == ("", "", None)


def test_nobody_signs_up_before_or_after_the_time(pier):
    ahead = pier.list(opens_at=now() + HOUR)
    over = pier.list(opens_at=now() - 2 * HOUR, closes_at=now() - HOUR)

    with pytest.raises(errors.NotOpenYet):
        pier.enter(ahead)
    with pytest.raises(errors.SignUpClosed):
        pier.enter(over)

    assert Registration.objects.count() == 0


@pytest.mark.parametrize(
    ("rest", "refusal"),
    [
        ({"people": 3}, errors.PeopleOutOfBounds),
        ({"people": 0}, errors.PeopleOutOfBounds),
        ({"phone": "12"}, errors.PhoneUnreadable),
        ({"guardian": " "}, errors.ContactMissing),
        ({"school": None}, errors.SchoolMissing),
    ],
)
def test_what_is_filled_in_wrongly_is_refused(pier, rest, refusal):
    fair = pier.list(needs="name_phone", asks_school=True, most_people=2)

    with pytest.raises(refusal):
        pier.enter(fair, **{"guardian": "王家长", "school": pier.school("S2"), **rest})

    assert counts(fair) == (0, 0)


def test_forged_form_is_refused(pier):
    fair = pier.list()

    with pytest.raises(errors.SubmissionUnknown):
        pier.enter(fair, form="made-up.signature")


def test_only_the_public_signs_up(pier):
    fair = pier.list()

    with pytest.raises(Refused):
        sign_up(by=pier.officer, to=fair, entry=Entry(phone=phone(1)), submission=new_submission())

    assert counts(fair) == (0, 0)


def test_weaker_schools_come_first_for_a_time(pier):
    fair = pier.list(asks_school=True, weaker_first_until=now() + HOUR)

    pier.enter(fair, 1, school=pier.school("S2"))
    with pytest.raises(errors.WeakerSchoolsFirst):
        pier.enter(fair, 2, school=pier.school("S1"))
    SignUp.objects.update(weaker_first_until=now() - timedelta(minutes=1))
    pier.enter(fair, 2, school=pier.school("S1"))

    assert counts(fair) == (2, 0)


def test_school_has_no_more_than_its_quota(pier):
    one, two = pier.school("S1"), pier.school("S2")
    fair = pier.list(places=9, waiting_places=9, asks_school=True, quotas={one: 1, two: 2})

    for number, school in enumerate([one, one, two]):
        pier.enter(fair, number, school=school)
    with pytest.raises(errors.SchoolWithoutQuota):
        pier.enter(fair, 8, school=pier.school("S3"))

    assert states(fair) == ["confirmed", "waiting", "confirmed"]


def test_group_too_large_for_the_rest_hears_how_many_are_left(pier):
    fair = pier.list(places=3, most_people=4)
    pier.enter(fair, 1, people=2)

    with pytest.raises(errors.TooFewLeft) as refused:
        pier.enter(fair, 2, people=2)

    assert refused.value.facts == {"people": 2, "left": 1}


def test_database_itself_refuses_one_too_many(pier):
    fair = pier.list(places=1)
    pier.enter(fair)

    with pytest.raises(IntegrityError), transaction.atomic():
        SignUp.objects.filter(pk=fair.pk).update(taken=2)
