"""Two people act at the same moment: the second waits, sees what the first wrote, and decides."""

from datetime import date

import pytest

from manyuan.directory.actions.importing import import_district
from manyuan.directory.actions.memberships import MembershipFacts, start_membership
from manyuan.directory.actions.schools import close_school
from manyuan.directory.errors import (
    MembershipsOverlap,
    OutsideTheGroupsLife,
    PlanHasChanged,
    SchoolHasMemberships,
)
from manyuan.directory.models import Membership, School
from manyuan.history.models import Record
from manyuan.seats.actions import change_own_password
from manyuan.sheets.importing import plan_digest, plan_import
from worlds.moments import at_once
from worlds.shore import rows, school

pytestmark = pytest.mark.django_db(transaction=True)


def joining(world, joined_on):
    facts = MembershipFacts("member", joined_on)

    def join():
        group, joins = world.group("G1"), world.school("S6")
        return start_membership(by=world.officer, group=group, school=joins, facts=facts)

    return join


def importing(world, tables, **rest):
    return lambda: import_district(by=world.officer, tables=tables, source="twice", **rest)


def test_of_two_overlapping_memberships_one_is_kept(shore):
    days = (date(2024, 9, 1), date(2024, 9, 2), date(2025, 2, 1))

    ended = at_once(shore, *(joining(shore, day) for day in days))

    with shore.at():
        assert Membership.objects.filter(school__unit__code="S6").count() == 1
    assert ended.count(MembershipsOverlap) == 2


def test_same_file_imported_twice_at_once_is_written_once(shore):
    tables = {"schools": rows("schools", school("S9", "新岸小学", "primary"))}

    ended = at_once(shore, importing(shore, tables), importing(shore, tables))

    with shore.at():
        assert School.objects.filter(unit__code="S9").count() == 1
        assert Record.objects.filter(code="import.applied", facts__source="twice").count() == 1
    assert sorted(written is None for written in ended) == [False, True]


def test_confirmed_plan_is_refused_when_another_import_came_first(shore):
    tables = {"schools": rows("schools", school("S9", "新岸小学", "primary"))}
    with shore.at():
        digest = plan_digest(plan_import(shore.officer, tables), repr(None))
    confirmed = importing(shore, tables, expected=digest)

    ended = at_once(shore, confirmed, confirmed)

    assert ended.count(PlanHasChanged) == 1


def test_import_and_a_joining_school_cannot_leave_an_overlap(shore):
    row = {"group": "G1", "school": "S6", "role": "member", "joined_on": date(2024, 3, 1)}
    tables = {"memberships": rows("memberships", row)}

    ended = at_once(shore, joining(shore, date(2024, 9, 1)), importing(shore, tables))

    with shore.at():
        assert Membership.objects.filter(school__unit__code="S6").count() == 1
    assert sum(isinstance(one, type) for one in ended) == 1


def test_school_cannot_close_while_it_joins(shore):
    def close():
        return close_school(by=shore.officer, school=shore.school("S6"), on=date(2025, 1, 1))

    ended = at_once(shore, joining(shore, date(2024, 9, 1)), close)

    refused = {one for one in ended if isinstance(one, type)}
    assert refused in ({OutsideTheGroupsLife}, {SchoolHasMemberships})


def test_password_changes_while_files_are_imported(shore):
    tables = {"schools": rows("schools", school("S9", "新岸小学", "primary"))}

    def change():
        return change_own_password(by=shore.officer, password="a quiet harbour").pk

    ended = at_once(shore, importing(shore, tables), change)

    assert ended[1] == shore.officer.person_id
