from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.seats.actions import (
    end_seat,
    grant_seat,
)
from manyuan.seats.enums import Role
from manyuan.seats.errors import (
    OwnSeat,
    SeatHasEnded,
    SeatHeldAlready,
)
from manyuan.seats.models import Seat
from manyuan.seats.permissions import may_end_seat
from manyuan.seats.queries import held_on, seats_of
from seats.people import last_record, school_unit


def test_further_seat_is_granted_and_recorded_with_the_role_as_a_word(shore):
    with shore.at():
        seat = grant_seat(
            by=shore.officer,
            person=shore.principal.person,
            role=Role.PRINCIPAL,
            unit=school_unit("S3"),
        )

        record = last_record()

    assert [s.unit.code for s in seats_of(shore.principal.person)] == ["S2", "S3"]
    assert record.facts == {"name": "安校长", "role": "principal", "unit": "石桥小学"}
    assert seat.bureau_id == shore.officer.bureau_id


def test_bureau_cannot_draw_in_a_person_of_another_bureau(shore):
    with shore.at(), pytest.raises(Refused) as refused:
        grant_seat(
            by=shore.officer,
            person=shore.hill.person,
            role=Role.PRINCIPAL,
            unit=school_unit("S3"),
        )

    assert str(refused.value) == "这个账号不属于本教育局。"


def test_only_the_bureau_grants_seats(shore):
    with shore.at(shore.auditor), pytest.raises(Refused):
        grant_seat(
            by=shore.auditor,
            person=shore.principal.person,
            role=Role.PRINCIPAL,
            unit=school_unit("S3"),
        )


@pytest.mark.parametrize(
    ("starts", "ends", "overlaps"),
    [
        (date(2024, 1, 1), None, True),
        (date(2024, 1, 1), date(2024, 9, 1), False),
        (date(2024, 1, 1), date(2024, 9, 2), True),
        (date(2025, 8, 31), date(2025, 9, 30), True),
        (date(2025, 9, 1), None, False),
    ],
)
def test_same_seat_twice_at_a_time_is_refused(shore, starts, ends, overlaps):
    with shore.at():
        unit = school_unit("S3")
        person = shore.principal.person
        days = {"starts_on": date(2024, 9, 1), "ends_on": date(2025, 9, 1)}
        grant_seat(by=shore.officer, person=person, role=Role.PRINCIPAL, unit=unit, **days)
        again = {"person": person, "role": Role.PRINCIPAL, "unit": unit}

        if overlaps:
            with pytest.raises(SeatHeldAlready):
                grant_seat(by=shore.officer, **again, starts_on=starts, ends_on=ends)
        else:
            grant_seat(by=shore.officer, **again, starts_on=starts, ends_on=ends)

        assert Seat.objects.filter(unit=unit).count() == (1 if overlaps else 2)


def test_seat_that_would_end_before_it_starts_is_refused(shore):
    with shore.at(), pytest.raises(ValidationError):
        grant_seat(
            by=shore.officer,
            person=shore.principal.person,
            role=Role.PRINCIPAL,
            unit=school_unit("S3"),
            starts_on=date(2025, 9, 2),
            ends_on=date(2025, 9, 1),
        )


def test_ended_seat_gives_no_access_from_its_day_on(shore):
    with shore.at():
        ended = end_seat(by=shore.officer, seat=shore.principal)

        assert ended.ends_on == today()
        assert seats_of(shore.principal.person) == []
        assert last_record().facts["on"] == today().isoformat()


def test_seat_may_end_on_a_later_day(shore):
    later = today() + timedelta(days=30)
    with shore.at():
        end_seat(by=shore.officer, seat=shore.principal, on=later)

        assert [seat.ends_on for seat in seats_of(shore.principal.person)] == [later]
        end_seat(by=shore.officer, seat=shore.principal)
        assert seats_of(shore.principal.person) == []


def test_seat_taken_back_before_it_began_was_never_held(shore):
    later = today() + timedelta(days=30)
    with shore.at():
        seat = grant_seat(
            by=shore.officer,
            person=shore.teacher.person,
            role=Role.PRINCIPAL,
            unit=school_unit("S3"),
            starts_on=later,
        )

        ended = end_seat(by=shore.officer, seat=seat)

    assert (ended.starts_on, ended.ends_on) == (later, later)
    with shore.at():
        assert not Seat.objects.filter(held_on(later), pk=ended.pk).exists()
        assert not Seat.objects.filter(held_on(today()), pk=ended.pk).exists()


def test_ended_seat_cannot_end_again(shore):
    with shore.at():
        end_seat(by=shore.officer, seat=shore.principal)

        with pytest.raises(SeatHasEnded):
            end_seat(by=shore.officer, seat=shore.principal)


def test_nobody_ends_the_seat_from_which_they_act(shore):
    with shore.at(), pytest.raises(OwnSeat):
        end_seat(by=shore.officer, seat=shore.officer)

    assert not may_end_seat(shore.officer, shore.officer)
    assert may_end_seat(shore.officer, shore.teacher)
    assert not may_end_seat(shore.teacher, shore.principal)


def test_seat_of_another_bureau_or_of_no_person_is_out_of_reach(shore):
    with shore.at():
        for seat in (shore.hill, shore.command_line):
            with pytest.raises(Seat.DoesNotExist):
                end_seat(by=shore.officer, seat=seat)
