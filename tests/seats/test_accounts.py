from datetime import date

import pytest
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save

from manyuan.history.models import Record
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.seats.actions import (
    change_own_password,
    close_account,
    correct_person,
    end_seat,
    invite_person,
    reissue_password,
    reopen_account,
)
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.errors import (
    OwnPassword,
    OwnSeat,
    SeatNotHeld,
    UnitDoesNotFitRole,
    UsernameTaken,
)
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.permissions import may_manage_account
from manyuan.seats.queries import seats_of
from manyuan.seats.scope import before_any_seat, seated
from seats.people import invitation, last_record, school_unit


def test_invited_person_sits_where_told_and_must_change_the_password(shore):
    with shore.at():
        issued = invite_person(by=shore.officer, invitation=invitation(username=" NEW "))

        (seat,) = seats_of(issued.person)

        assert issued.person.username == "new"
        assert issued.person.must_change_password
        assert check_password(issued.password, issued.person.password)
        assert (seat.role, seat.unit.code, seat.starts_on, seat.ends_on) == (
            "principal",
            "S4",
            today(),
            None,
        )
        assert last_record().code == "person.invited"
        assert [change.table for change in last_record().changes.all()] == ["accounts", "seats"]


def test_no_password_and_no_whole_address_enters_history(shore):
    with shore.at():
        issued = invite_person(by=shore.officer, invitation=invitation(email="secret@example.org"))

        kept = str([change.after for change in last_record().changes.all()])

    assert issued.password not in kept
    assert "secret" not in kept
    assert "s…@example.org" in kept


@pytest.mark.parametrize("username", ["officer", "OFFICER", "hill"])
def test_taken_username_is_refused_even_when_another_bureau_gave_it(shore, username):
    with shore.at():
        before = Person.objects.count(), Record.objects.count()

        with pytest.raises(UsernameTaken):
            invite_person(by=shore.officer, invitation=invitation(username=username))

        assert (Person.objects.count(), Record.objects.count()) == before


def test_username_taken_between_look_and_write_is_refused(shore):
    def rival(sender, instance, **_rest):
        Person.objects.bulk_create([Person(username=instance.username, name="先到")])

    pre_save.connect(rival, sender=Person)
    try:
        with shore.at(), pytest.raises(UsernameTaken):
            invite_person(by=shore.officer, invitation=invitation())
    finally:
        pre_save.disconnect(rival, sender=Person)


def test_username_with_a_space_is_refused(shore):
    with shore.at(), pytest.raises(ValidationError) as refused:
        invite_person(by=shore.officer, invitation=invitation(username="a b"))

    assert list(refused.value.error_dict) == ["username"]


@pytest.mark.parametrize("seat", ["group_office", "principal", "teacher", "auditor"])
def test_only_the_bureau_invites(shore, seat):
    by = getattr(shore, seat)
    with shore.at(by), pytest.raises(Refused):
        invite_person(by=by, invitation=invitation())


@pytest.mark.parametrize(
    ("role", "kind", "code"),
    [
        (Role.PRINCIPAL, UnitKind.GROUP, "G1"),
        (Role.GROUP_OFFICE, UnitKind.SCHOOL, "S1"),
        (Role.COMMAND_LINE, UnitKind.BUREAU, "990001"),
        (Role.PARTNER_LINK, UnitKind.PARTNER, "P1"),
    ],
)
def test_unit_that_does_not_fit_the_role_is_refused(shore, role, kind, code):
    with shore.at():
        unit = Unit.objects.get(kind=kind, code=code)

        with pytest.raises(UnitDoesNotFitRole):
            invite_person(by=shore.officer, invitation=invitation(role=role, unit=unit))


def test_unit_of_another_bureau_is_refused(shore):
    with shore.at(shore.hill):
        foreign = school_unit("S1")

    with shore.at(), pytest.raises(UnitDoesNotFitRole):
        invite_person(by=shore.officer, invitation=invitation(unit=foreign))


def test_seat_that_ended_while_at_work_changes_nothing(shore):
    with shore.at():
        Seat.objects.filter(pk=shore.officer.pk).update(ends_on=today())

        with pytest.raises(SeatNotHeld):
            invite_person(by=shore.officer, invitation=invitation())


def test_reissued_password_replaces_the_old_one(shore):
    person = shore.principal.person
    with shore.at():
        issued = reissue_password(by=shore.officer, person=person)

        person.refresh_from_db()
        assert person.check_password(issued.password)
        assert person.must_change_password
        assert last_record().code == "password.reissued"


def test_own_password_is_not_reissued(shore):
    with shore.at(), pytest.raises(OwnPassword):
        reissue_password(by=shore.officer, person=shore.officer.person)


def test_account_of_another_bureau_is_out_of_reach(shore):
    stranger = shore.hill.person
    with shore.at():
        for action in (reissue_password, close_account, reopen_account):
            with pytest.raises(Refused):
                action(by=shore.officer, person=stranger)
        with pytest.raises(Refused):
            correct_person(by=shore.officer, person=stranger, name="x", email="")

    assert Person.objects.get(pk=stranger.pk).password == stranger.password


def seat_at_hill(shore, person, **days):
    with before_any_seat():
        return Seat.objects.create(
            person=person,
            role=Role.BUREAU_OFFICER,
            unit=shore.hill.unit,
            bureau=shore.hill.bureau,
            **{"starts_on": date(2020, 1, 1), **days},
        )


def test_account_shared_by_two_bureaus_is_the_administrators(shore):
    person = shore.principal.person
    seat_at_hill(shore, person)

    with shore.at():
        answer = may_manage_account(shore.officer, person)
        assert answer.reason == "这个账号同时在其他教育局有席位，请由系统管理员办理。"
        with pytest.raises(Refused):
            reissue_password(by=shore.officer, person=person)
        assert reissue_password(by=shore.command_line, person=person).person == person


def test_account_belongs_to_where_its_owner_sits_now(shore):
    person = shore.principal.person
    seat_at_hill(shore, person, ends_on=date(2021, 1, 1))

    with shore.at():
        assert may_manage_account(shore.officer, person)
    with shore.at(shore.hill):
        assert not may_manage_account(shore.hill, person)


def test_account_of_who_left_stays_with_the_last_bureau(shore):
    with shore.at():
        end_seat(by=shore.officer, seat=shore.principal)

        assert may_manage_account(shore.officer, shore.principal.person)
        assert not may_manage_account(shore.teacher, shore.principal.person)


def test_closed_account_opens_again(shore):
    person = shore.principal.person
    with shore.at():
        assert not close_account(by=shore.officer, person=person).is_active
        assert reopen_account(by=shore.officer, person=person).is_active

        codes = list(Record.objects.values_list("code", flat=True)[:2])

    assert codes == ["person.reopened", "person.closed"]


def test_nobody_closes_the_own_account(shore):
    with shore.at(), pytest.raises(OwnSeat):
        close_account(by=shore.officer, person=shore.officer.person)


def test_name_and_address_are_put_right(shore):
    with shore.at():
        person = correct_person(
            by=shore.officer, person=shore.principal.person, name="安琪", email="an@example.org"
        )
        (change,) = last_record().changes.all()

    assert (person.name, person.email) == ("安琪", "an@example.org")
    assert (change.before["name"], change.after["name"]) == ("安校长", "安琪")


def test_wrong_address_is_refused(shore):
    with shore.at(), pytest.raises(ValidationError):
        correct_person(by=shore.officer, person=shore.principal.person, name="安", email="nowhere")


@pytest.mark.parametrize(
    ("by_mail", "code"), [(False, "password.changed"), (True, "password.renewed")]
)
def test_own_password_is_changed_and_recorded(shore, by_mail, code):
    person = shore.teacher.person
    Person.objects.filter(pk=person.pk).update(must_change_password=True)

    with seated(shore.teacher):
        changed = change_own_password(by=shore.teacher, password="a quiet harbour", by_mail=by_mail)
        record = last_record()

    assert changed.pk == person.pk
    assert changed.check_password("a quiet harbour")
    assert not changed.must_change_password
    assert record.code == code


def test_weak_password_is_refused_by_the_action_itself(shore):
    with seated(shore.teacher), pytest.raises(ValidationError):
        change_own_password(by=shore.teacher, password="1234567890")


def test_seat_of_no_person_has_no_password(shore):
    with shore.at(shore.command_line), pytest.raises(Refused):
        change_own_password(by=shore.command_line, password="a quiet harbour")
