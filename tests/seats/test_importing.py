import pytest

from manyuan.history.models import Record
from manyuan.kernel.errors import Refused
from manyuan.seats.actions import Invitation, import_people
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.errors import PersonUnknown, SeatHeldAlready
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.queries import seats_of


def unit(code):
    return Unit.objects.get(kind=UnitKind.SCHOOL, code=code)


def test_many_accounts_are_opened_with_one_record(shore):
    with shore.at():
        done = import_people(
            by=shore.officer,
            invitations=[
                Invitation("a", "甲", Role.PRINCIPAL, unit("S3")),
                Invitation("b", "乙", Role.TEACHER, unit("S3")),
                Invitation("A", "甲", Role.PRINCIPAL, unit("S4")),
            ],
            known=[Invitation("principal", "安校长", Role.PRINCIPAL, unit("S5"))],
        )
        record = Record.objects.first()

    assert [one.person.username for one in done.issued] == ["a", "b"]
    assert [seat.unit.code for seat in done.seats] == ["S4", "S5"]
    assert [seat.unit.code for seat in seats_of(done.issued[0].person)] == ["S3", "S4"]
    assert (record.code, record.facts) == ("people.imported", {"count": 2, "seats": 4})


def test_empty_list_leaves_no_record(shore):
    with shore.at():
        before = Record.objects.count()

        done = import_people(by=shore.officer, invitations=[])

        assert (done.issued, done.seats) == ((), ())
        assert Record.objects.count() == before


@pytest.mark.parametrize(
    ("known", "error"),
    [
        (("hill", "山主任", "S3"), PersonUnknown),
        (("principal", "安校长", "S2"), SeatHeldAlready),
    ],
)
def test_one_wrong_line_undoes_all(shore, known, error):
    username, name, code = known
    with shore.at():
        before = Person.objects.count(), Seat.objects.count(), Record.objects.count()

        with pytest.raises(error):
            import_people(
                by=shore.officer,
                invitations=[Invitation("a", "甲", Role.PRINCIPAL, unit("S3"))],
                known=[Invitation(username, name, Role.PRINCIPAL, unit(code))],
            )

        assert (Person.objects.count(), Seat.objects.count(), Record.objects.count()) == before


def test_only_the_bureau_imports_people(shore):
    with shore.at(shore.auditor), pytest.raises(Refused):
        import_people(by=shore.auditor, invitations=[])
