import pytest

from manyuan.directory.models import Teacher
from manyuan.directory.permissions import (
    may_change_directory,
    may_export_district,
    may_import_district,
    may_see_reports_of,
    may_see_roster_of,
)
from manyuan.directory.visibility import (
    schools_in_charge,
    visible_reports,
    visible_schools,
    visible_teachers,
)
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat

PEOPLE = ("officer", "group_office", "principal", "teacher", "auditor")


def who_may(shore, ask):
    answers = {}
    for name in PEOPLE:
        seat = shore.people[name]
        with shore.at(seat):
            answers[name] = ask(seat)
    return {name for name, answer in answers.items() if answer}, answers


@pytest.mark.parametrize(
    ("ask", "allowed"),
    [
        (may_change_directory, {"officer"}),
        (may_import_district, {"officer"}),
        (may_export_district, {"officer", "auditor"}),
        (
            lambda seat: may_see_reports_of(seat, visible_schools(seat).get(unit__code="S2")),
            {"officer", "group_office", "principal", "auditor"},
        ),
        (
            lambda seat: may_see_reports_of(seat, visible_schools(seat).get(unit__code="S1")),
            {"officer", "group_office", "teacher", "auditor"},
        ),
        (
            lambda seat: may_see_roster_of(seat, visible_schools(seat).get(unit__code="S1")),
            {"officer", "group_office", "auditor"},
        ),
    ],
)
def test_seats_that_may_are_these_and_others_are_told_why(shore, ask, allowed):
    may, answers = who_may(shore, ask)

    assert may == allowed
    assert all(bool(answers[name].reason) is (name not in allowed) for name in PEOPLE)


def test_schools_in_charge_follow_the_seat(shore):
    def codes(seat):
        with shore.at(seat):
            found = schools_in_charge(seat)
            return found and set(
                visible_schools(seat).filter(pk__in=found).values_list("unit__code", flat=True)
            )

    assert codes(shore.officer) is None
    assert codes(shore.auditor) is None
    assert codes(shore.group_office) == {"S1", "S2", "S3"}
    assert codes(shore.principal) == {"S2"}
    assert codes(shore.teacher) == {"S1"}


def test_other_seats_are_in_charge_of_nothing(shore):
    with shore.at():
        public = Seat(role=Role.PUBLIC, unit=shore.officer.bureau, bureau=shore.officer.bureau)

        assert schools_in_charge(public) == frozenset()


def test_reports_and_rosters_are_seen_as_far_as_in_charge(shore):
    def seen(seat):
        with shore.at(seat):
            reports = set(visible_reports(seat).values_list("school__unit__code", flat=True))
            return reports, set(visible_teachers(seat).values_list("code", flat=True))

    assert seen(shore.officer) == ({"S1", "S2", "S3", "S4", "S5", "S6"}, {"T1", "T2"})
    assert seen(shore.group_office) == ({"S1", "S2", "S3"}, {"T1", "T2"})
    assert seen(shore.principal) == ({"S2"}, {"T2"})
    assert seen(shore.teacher) == ({"S1"}, set())
    with shore.at(shore.teacher):
        assert Teacher.objects.count() == 2
