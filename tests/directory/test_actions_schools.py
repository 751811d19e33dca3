from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.actions.memberships import MembershipFacts, edit_membership
from manyuan.directory.actions.schools import (
    SchoolFacts,
    close_school,
    edit_school,
    open_school,
    reopen_school,
)
from manyuan.directory.errors import (
    CampusOfACampus,
    CampusOutlivesItsSchool,
    ClosesBeforeItOpens,
    MembersOutsideTheLife,
    OwnCampusesFirst,
    SchoolHasMemberships,
    SchoolIsNotClosed,
)
from manyuan.directory.models import School
from manyuan.history.models import Record
from manyuan.kernel.errors import Refused


@pytest.fixture
def at(shore):
    with shore.at():
        yield shore


def last_record():
    return Record.objects.order_by("-pk").first()


def test_opened_school_is_registered_with_one_record(at):
    facts = SchoolFacts("新岸小学", "primary", lon=Decimal("120.4"), lat=Decimal("36.1"))
    records = Record.objects.count()

    school = open_school(by=at.officer, code="S9", facts=facts)

    assert (school.code, school.name, school.kind) == ("S9", "新岸小学", "primary")
    assert Record.objects.count() == records + 1
    assert last_record().code == "school.opened"
    assert last_record().changes.get().after["school"] == "S9"


def test_code_is_given_once(at):
    with pytest.raises(ValidationError):
        open_school(by=at.officer, code="S1", facts=SchoolFacts("另一所", "primary"))

    assert School.objects.filter(unit__name="另一所").count() == 0


def test_half_a_place_is_refused(at):
    facts = SchoolFacts("新岸小学", "primary", lon=Decimal("120.4"))

    with pytest.raises(ValidationError) as refused:
        open_school(by=at.officer, code="S9", facts=facts)

    assert refused.value.messages == ["经度和纬度须同时填写，并在地球范围内。"]
    assert School.objects.filter(unit__code="S9").count() == 0


def test_edit_keeps_the_row_from_before(at):
    facts = SchoolFacts("灯塔路小学", "primary", strength="ordinary")

    edit_school(by=at.officer, school=at.school("S2"), facts=facts)

    change = last_record().changes.get()
    assert (change.before["name"], change.after["name"]) == ("灯塔小学", "灯塔路小学")
    assert at.school("S2").strength == "ordinary"


def test_campus_belongs_to_a_legal_school(at):
    facts = SchoolFacts("东校区", "primary", campus_of=at.school("S5-2"))

    with pytest.raises(CampusOfACampus):
        open_school(by=at.officer, code="S9", facts=facts)


def test_school_with_campuses_becomes_no_campus(at):
    facts = SchoolFacts("潮声学校", "nine_year", campus_of=at.school("S1"))

    with pytest.raises(OwnCampusesFirst):
        edit_school(by=at.officer, school=at.school("S5"), facts=facts)

    assert at.school("S5").campus_of is None


def test_school_without_campuses_may_become_one(at):
    facts = SchoolFacts("独立中学", "junior", campus_of=at.school("S1"))

    edit_school(by=at.officer, school=at.school("S6"), facts=facts)

    assert at.school("S6").campus_of == at.school("S1")


def test_school_opens_before_it_joins(at):
    facts = SchoolFacts("灯塔小学", "primary", opened_on=date(2023, 1, 1))

    with pytest.raises(MembersOutsideTheLife):
        edit_school(by=at.officer, school=at.school("S2"), facts=facts)


def test_school_in_a_group_cannot_close(at):
    with pytest.raises(SchoolHasMemberships) as refused:
        close_school(by=at.officer, school=at.school("S2"), on=date(2030, 1, 1))

    assert refused.value.facts["groups"] == "望海中学教育集团、海棠路小学教育集团"
    assert at.school("S2").closed_on is None


def test_school_closes_after_it_opens(at):
    with pytest.raises(ClosesBeforeItOpens):
        close_school(by=at.officer, school=at.school("S3"), on=date(2023, 9, 1))


def test_campuses_close_before_their_school(at):
    with pytest.raises(OwnCampusesFirst) as refused:
        close_school(by=at.officer, school=at.school("S5"), on=date(2030, 1, 1))

    assert refused.value.facts["campuses"] == "潮声学校东校区"


@pytest.fixture
def closed_with_campus(at):
    """S5 and its campus have both closed, the campus a year earlier."""
    close_school(by=at.officer, school=at.school("S5-2"), on=date(2025, 9, 1))
    end = MembershipFacts("member", date(2023, 4, 1), left_on=date(2026, 9, 1))
    edit_membership(by=at.officer, membership=at.membership("G2", "S5"), facts=end)
    close_school(by=at.officer, school=at.school("S5"), on=date(2026, 9, 1))
    return at


def test_closed_school_opens_no_campus(closed_with_campus):
    at = closed_with_campus
    facts = SchoolFacts("西校区", "primary", opened_on=date(2025, 1, 1), campus_of=at.school("S5"))

    with pytest.raises(CampusOutlivesItsSchool) as refused:
        open_school(by=at.officer, code="S9", facts=facts)

    assert refused.value.facts == {"school": "潮声学校", "on": date(2026, 9, 1), "campus": "西校区"}
    assert School.objects.filter(unit__code="S9").count() == 0


def test_open_school_becomes_no_campus_of_a_closed_one(closed_with_campus):
    at = closed_with_campus
    facts = SchoolFacts("独立中学", "junior", campus_of=at.school("S5"))

    with pytest.raises(CampusOutlivesItsSchool):
        edit_school(by=at.officer, school=at.school("S6"), facts=facts)


def test_campus_reopens_after_its_school(closed_with_campus):
    at = closed_with_campus

    with pytest.raises(CampusOutlivesItsSchool):
        reopen_school(by=at.officer, school=at.school("S5-2"))
    still_closed = at.school("S5-2").closed_on
    reopen_school(by=at.officer, school=at.school("S5"))
    reopen_school(by=at.officer, school=at.school("S5-2"))

    assert still_closed == date(2025, 9, 1)
    assert at.school("S5-2").closed_on is None


def test_campus_that_closed_before_its_school_can_be_corrected(closed_with_campus):
    at = closed_with_campus
    facts = SchoolFacts("潮声学校旧校区", "nine_year", campus_of=at.school("S5"))

    edit_school(by=at.officer, school=at.school("S5-2"), facts=facts)

    assert at.school("S5-2").name == "潮声学校旧校区"


def test_closing_is_taken_back(at):
    close_school(by=at.officer, school=at.school("S6"), on=date(2026, 9, 1))
    closed = at.school("S6").closed_on

    reopen_school(by=at.officer, school=at.school("S6"))

    assert closed == date(2026, 9, 1)
    assert at.school("S6").closed_on is None
    assert [record.code for record in Record.objects.order_by("-pk")[:2]] == [
        "school.reopened",
        "school.closed",
    ]


def test_open_school_cannot_be_reopened(at):
    records = Record.objects.count()

    with pytest.raises(SchoolIsNotClosed):
        reopen_school(by=at.officer, school=at.school("S6"))

    assert Record.objects.count() == records


@pytest.mark.parametrize("who", ["group_office", "principal", "teacher", "auditor"])
def test_only_the_bureau_registers_schools(shore, who):
    seat = shore.people[who]
    with shore.at(seat):
        school = shore.school("S6")
        records = Record.objects.count()

        with pytest.raises(Refused):
            open_school(by=seat, code="S9", facts=SchoolFacts("x", "primary"))
        with pytest.raises(Refused):
            edit_school(by=seat, school=school, facts=SchoolFacts("x", "primary"))
        with pytest.raises(Refused):
            close_school(by=seat, school=school, on=date(2026, 1, 1))
        with pytest.raises(Refused):
            reopen_school(by=seat, school=school)

        assert Record.objects.count() == records
        assert shore.school("S6").name == "独立中学"


def test_school_of_another_bureau_has_no_campus_here(shore):
    with shore.at(shore.hill):
        foreign = shore.school("S1")
    facts = SchoolFacts("新岸小学东校区", "primary", campus_of=foreign)

    with shore.at(), pytest.raises(School.DoesNotExist):
        open_school(by=shore.officer, code="S9", facts=facts)

    with shore.at():
        assert School.objects.filter(unit__code="S9").count() == 0
