import pytest

from manyuan.cli.demo_district import load_demo
from manyuan.directory.models import School
from manyuan.history.models import Record
from manyuan.seats.enums import Role
from manyuan.seats.models import Person
from manyuan.seats.queries import bureau_with_code, seats_of
from manyuan.seats.scope import before_any_seat

pytestmark = pytest.mark.django_db


def test_demo_has_one_account_per_seat_and_opens_with_its_password():
    sign_ins = load_demo()

    assert [one.role for one in sign_ins] == [
        Role.BUREAU_OFFICER,
        Role.GROUP_OFFICE,
        Role.PRINCIPAL,
        Role.TEACHER,
        Role.AUDITOR,
    ]
    people = {person.username: person for person in Person.objects.all()}
    assert all(people[one.username].check_password(one.password) for one in sign_ins)
    assert not any(person.must_change_password for person in people.values())
    assert [seat.role for seat in seats_of(people["group"])] == [Role.GROUP_OFFICE, Role.PRINCIPAL]
    assert bureau_with_code("990203") is not None


def test_demo_is_imported_as_any_district_is():
    load_demo()

    with before_any_seat():
        assert Record.objects.filter(code="import.applied").count() == 1
        assert School.objects.exclude(kind="office").count() >= 94
