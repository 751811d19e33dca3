"""The principal of S2 is away, and the teacher of S1 sits there meanwhile."""

from datetime import timedelta

import pytest

from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.seats.actions import (
    Absence,
    end_deputy,
    end_seat,
    name_deputy,
)
from manyuan.seats.errors import (
    DeputyBeyondSeat,
    DeputyHasEnded,
    DeputyIsOneself,
    DeputyNamedAlready,
    DeputyOutOfBounds,
    DeputyReasonMissing,
    DeputyUnknown,
    SeatHeldAlready,
    SeatNotHeld,
)
from manyuan.seats.models import Seat
from manyuan.seats.permissions import may_end_deputy, may_manage_people, may_name_deputy
from manyuan.seats.queries import deputies_of, deputy_now, seats_of
from seats.people import last_record

DAY = timedelta(days=1)


def away(first=0, last=6, reason="外出培训"):
    return Absence(first=today() + first * DAY, last=today() + last * DAY, reason=reason)


def named(shore, by=None, absence=None, username=None):
    by = by or shore.principal
    username = username or shore.teacher.person.username
    return name_deputy(by=by, username=username, absence=absence or away())


def test_deputy_sits_in_the_same_seat_from_day_to_day_and_says_for_whom(shore):
    with shore.at(shore.principal):
        seat = named(shore)
        record = last_record()

        assert (seat.role, seat.unit_id) == (shore.principal.role, shore.principal.unit_id)
        assert (seat.starts_on, seat.ends_on) == (today(), today() + 7 * DAY)
        assert seat.holder == f"{shore.teacher.person.name}（代安校长）"
        assert deputy_now(shore.principal) == seat
        assert sentence_of(record) == (
            f"请{shore.teacher.person.name}自 {today()} 至 {today() + 6 * DAY} 代理安校长的席位："
            "校长，灯塔小学（外出培训）"
        )
    assert seat in seats_of(shore.teacher.person)


def test_what_a_deputy_does_is_signed_by_the_deputy_for_whom(shore):
    with shore.at(shore.principal):
        seat = named(shore)
        end_deputy(by=seat, deputy=seat)
        record = last_record()

    assert record.seat.holder == f"{shore.teacher.person.name}（代安校长）"


@pytest.mark.parametrize("who", ["teacher", "auditor"])
def test_only_who_runs_something_names_a_deputy(shore, who):
    seat = getattr(shore, who)
    with shore.at(seat), pytest.raises(Refused) as refused:
        named(shore, by=seat, username=shore.principal.person.username)

    assert str(refused.value) == "只有校长、集团办公室和教育局干部可以请人代理。"
    with shore.at():
        assert Seat.objects.filter(stands_in_for__isnull=False).count() == 0


def test_deputy_of_an_officer_manages_no_people_and_names_no_deputy(shore):
    with shore.at():
        seat = named(shore, by=shore.officer)

        assert not may_manage_people(seat)
        assert not may_name_deputy(seat)
        with pytest.raises(Refused):
            end_seat(by=seat, seat=shore.principal)
        with pytest.raises(Refused):
            named(shore, by=seat, username=shore.principal.person.username)


@pytest.mark.parametrize(
    ("absence", "error"),
    [
        (away(reason=" "), DeputyReasonMissing),
        (away(first=-1), DeputyOutOfBounds),
        (away(first=3, last=2), DeputyOutOfBounds),
        (away(last=90), DeputyOutOfBounds),
    ],
)
def test_absence_has_a_reason_and_bounds(shore, absence, error):
    with shore.at(shore.principal), pytest.raises(error):
        named(shore, absence=absence)

    assert [one.pk for one in seats_of(shore.teacher.person)] == [shore.teacher.pk]


def test_ninety_days_are_not_too_many(shore):
    with shore.at(shore.principal):
        assert named(shore, absence=away(last=89)).ends_on == today() + 90 * DAY


@pytest.mark.parametrize("who", ["hill", "principal"])
def test_deputy_is_somebody_else_of_the_bureau(shore, who):
    username = getattr(shore, who).person.username
    error = DeputyIsOneself if who == "principal" else DeputyUnknown
    with shore.at(shore.principal), pytest.raises(error):
        named(shore, username=username)


def test_name_is_found_however_it_is_typed_and_not_once_the_account_is_closed(shore):
    person = shore.teacher.person
    with shore.at(shore.principal):
        assert named(shore, username=f" {person.username.upper()} ").person == person
        person.is_active = False
        person.save()
        with pytest.raises(DeputyUnknown):
            named(shore, absence=away(first=20, last=21))


def test_nobody_hands_over_what_they_no_longer_hold(shore):
    with shore.at():
        end_seat(by=shore.officer, seat=shore.principal, on=today() + 3 * DAY)
    with shore.at(shore.principal):
        shore.principal.refresh_from_db()
        with pytest.raises(DeputyBeyondSeat):
            named(shore)


def test_two_deputies_do_not_overlap_and_may_follow_each_other(shore):
    with shore.at(shore.principal):
        named(shore)
        with pytest.raises(DeputyNamedAlready):
            named(shore, absence=away(6, 9), username=shore.group_office.person.username)
        second = named(shore, absence=away(7, 9), username=shore.group_office.person.username)

        assert list(deputies_of(shore.principal)) == [deputy_now(shore.principal), second]


def test_who_holds_the_seat_already_is_no_deputy(shore):
    with shore.at(shore.group_office):
        other = Seat.objects.create(
            person=shore.teacher.person,
            role=shore.group_office.role,
            unit=shore.group_office.unit,
            bureau=shore.group_office.bureau,
            starts_on=today(),
        )
        with pytest.raises(SeatHeldAlready):
            named(shore, by=shore.group_office, username=other.person.username)


@pytest.mark.parametrize("who", ["principal", "deputy", "officer"])
def test_either_side_and_the_bureau_end_it_early(shore, who):
    with shore.at(shore.principal):
        seat = named(shore)
    by = seat if who == "deputy" else getattr(shore, who)
    with shore.at(by):
        end_deputy(by=by, deputy=seat)
        record = last_record()

        assert sentence_of(record).startswith(
            f"结束了{shore.teacher.person.name}对安校长的代理：校长，灯塔小学"
        )
        assert deputy_now(shore.principal) is None
        with pytest.raises((DeputyHasEnded, SeatNotHeld)):
            end_deputy(by=by, deputy=seat)


def test_nobody_else_ends_it(shore):
    with shore.at(shore.principal):
        seat = named(shore)
    with shore.at(shore.group_office):
        assert not may_end_deputy(shore.group_office, seat)
        assert not may_end_deputy(shore.officer, shore.principal)
        with pytest.raises(Refused):
            end_deputy(by=shore.group_office, deputy=seat)
        assert deputy_now(shore.principal) == seat


def test_deputy_goes_with_the_seat(shore):
    with shore.at(shore.principal):
        seat = named(shore)
    with shore.at():
        end_seat(by=shore.officer, seat=shore.principal)
        record = last_record()

        assert [change.key for change in record.changes.all()] == [
            f"{one.person.username}/principal/S2/{one.starts_on}" for one in (shore.principal, seat)
        ]
    assert seat not in seats_of(shore.teacher.person)
