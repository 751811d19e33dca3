import pytest
from django.db import IntegrityError, transaction
from django_scopes.exceptions import ScopeError

from manyuan.kernel.clock import today
from manyuan.seats.actions import command_line_seat, open_bureau
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.errors import BureauExists
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.queries import (
    bureau_with_code,
    bureaus,
    people_of_bureau,
    seats_of,
    seats_of_bureau,
    units_of_bureau,
    usernames_like,
    usernames_taken,
)
from manyuan.seats.scope import before_any_seat, seated


def test_bureau_is_opened_once(db):
    seat = open_bureau(code="990009", name="岛区教育局")

    with pytest.raises(BureauExists):
        open_bureau(code="990009", name="岛区教育局")

    assert (seat.role, seat.unit, seat.bureau) == (Role.COMMAND_LINE, seat.bureau, seat.bureau)
    assert seat.holder == "命令行"
    assert str(seat) == "命令行 · 命令行 · 岛区教育局"
    assert bureau_with_code("990009") == seat.unit
    assert [str(bureau) for bureau in bureaus()] == ["岛区教育局"]


def test_command_line_has_one_seat_at_a_bureau(shore):
    assert command_line_seat(shore.officer.bureau).pk == shore.command_line.pk

    with before_any_seat(), transaction.atomic(), pytest.raises(IntegrityError):
        Seat.objects.create(
            role=Role.COMMAND_LINE,
            unit=shore.officer.bureau,
            bureau=shore.officer.bureau,
            starts_on=today(),
        )


@pytest.mark.parametrize("model", [Seat, Unit])
def test_question_without_a_seat_raises(shore, model):
    with pytest.raises(ScopeError):
        list(model.objects.all())
    with pytest.raises(ScopeError):
        model.objects.exclude(pk=0).get(pk=1)


@pytest.mark.parametrize("question", [seats_of_bureau, lambda: units_of_bureau(UnitKind.SCHOOL)])
def test_question_about_the_bureau_without_a_seat_raises(shore, question):
    with pytest.raises(ScopeError):
        list(question())


def test_bureaus_do_not_see_each_other(shore):
    with seated(shore.hill):
        assert [unit.name for unit in units_of_bureau(UnitKind.SCHOOL)] == ["山坡小学"]
        assert [person.username for person in people_of_bureau()] == ["hill"]
        assert [seat.pk for seat in seats_of_bureau()] == [shore.hill.pk]
    with seated(shore.officer):
        assert {person.username for person in people_of_bureau()} == {
            "officer",
            "office",
            "principal",
            "teacher",
            "auditor",
        }


def test_seats_of_a_person_are_those_held_today(shore):
    assert [seat.pk for seat in seats_of(shore.teacher.person)] == [shore.teacher.pk]


def test_usernames_are_compared_across_bureaus(shore):
    assert usernames_like("off") == {"officer", "office"}
    assert usernames_taken({"hill", "nobody"}) == {"hill"}


def test_person_is_found_however_the_name_is_typed(shore):
    assert Person.objects.get_by_natural_key(" Officer ") == shore.officer.person
    assert str(shore.officer.person) == shore.officer.person.get_full_name() == "方主任"
