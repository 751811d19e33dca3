from datetime import date

import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.actions.groups import (
    GroupFacts,
    dissolve_group,
    edit_group,
    found_group,
    restore_group,
)
from manyuan.directory.actions.schools import close_school
from manyuan.directory.errors import (
    DissolvesBeforeMembersJoined,
    EndIsRegisteredApart,
    GroupIsDissolved,
    GroupIsNotDissolved,
    MembersOutsideTheLife,
)
from manyuan.directory.models import Group, Membership, School
from manyuan.history.models import Record
from manyuan.kernel.errors import Refused

END = date(2026, 9, 1)
LATER = date(2027, 8, 1)


@pytest.fixture
def at(shore):
    with shore.at():
        yield shore


def ends_of(group):
    rows = Membership.objects.filter(group__unit__code=group)
    return dict(rows.values_list("school__unit__code", "left_on"))


def last_record():
    return Record.objects.order_by("-pk").first()


def test_founded_group_is_established_with_one_record(at):
    records = Record.objects.count()

    group = found_group(by=at.officer, code="G3", facts=GroupFacts("新集团"))

    assert (group.code, group.name, group.state) == ("G3", "新集团", "established")
    assert Record.objects.count() == records + 1
    assert last_record().code == "group.founded"


def test_edit_keeps_the_row_from_before(at):
    facts = GroupFacts("海棠集团", tightness="semi", founded_on=date(2022, 9, 1))

    edit_group(by=at.officer, group=at.group("G1"), facts=facts)

    change = last_record().changes.get()
    assert (change.before["tightness"], change.after["tightness"]) == ("compact", "semi")
    assert at.group("G1").name == "海棠集团"


def test_group_is_founded_before_its_members_join(at):
    facts = GroupFacts("海棠集团", founded_on=date(2024, 1, 1))

    with pytest.raises(MembersOutsideTheLife):
        edit_group(by=at.officer, group=at.group("G1"), facts=facts)

    assert at.group("G1").name == "海棠路小学教育集团"


def test_memberships_end_with_the_group(at):
    dissolve_group(by=at.officer, group=at.group("G1"), on=END)

    # S7 left before and keeps its own day.
    assert ends_of("G1") == {"S1": END, "S2": END, "S3": END, "S7": date(2024, 8, 1)}
    assert (at.group("G1").dissolved_on, at.group("G1").state) == (END, "dissolved")
    assert {change.table for change in last_record().changes.all()} == {"groups", "memberships"}


def test_group_may_merge_into_another(at):
    dissolve_group(by=at.officer, group=at.group("G2"), on=END, state="merged")

    assert at.group("G2").state == "merged"


def test_group_does_not_end_before_its_members_joined(at):
    with pytest.raises(DissolvesBeforeMembersJoined):
        dissolve_group(by=at.officer, group=at.group("G2"), on=date(2024, 1, 1))

    assert at.group("G2").dissolved_on is None
    assert set(ends_of("G2").values()) == {None}


def test_group_without_members_ends_after_it_began(at):
    group = found_group(by=at.officer, code="G3", facts=GroupFacts("新", founded_on=END))

    with pytest.raises(ValidationError):
        dissolve_group(by=at.officer, group=group, on=END)


def test_dissolution_is_taken_back_with_the_memberships_it_ended(at):
    before = ends_of("G1")
    dissolve_group(by=at.officer, group=at.group("G1"), on=END)

    restore_group(by=at.officer, group=at.group("G1"))

    assert ends_of("G1") == before
    assert (at.group("G1").dissolved_on, at.group("G1").state) == (None, "established")
    assert last_record().code == "group.restored"


def test_school_that_closed_since_comes_back_up_to_its_closing(at):
    dissolve_group(by=at.officer, group=at.group("G1"), on=END)
    close_school(by=at.officer, school=at.school("S3"), on=LATER)
    with_the_group = at.school("S7")
    Membership.objects.filter(school=with_the_group).update(left_on=END, state="member")
    School.objects.filter(pk=with_the_group.pk).update(closed_on=END)

    restore_group(by=at.officer, group=at.group("G1"))

    assert ends_of("G1") == {"S1": None, "S2": None, "S3": LATER, "S7": END}


def test_dissolved_group_is_not_dissolved_again(at):
    dissolve_group(by=at.officer, group=at.group("G1"), on=END)
    records = Record.objects.count()

    with pytest.raises(GroupIsDissolved):
        dissolve_group(by=at.officer, group=at.group("G1"), on=LATER)

    assert at.group("G1").dissolved_on == END
    assert Record.objects.count() == records


@pytest.mark.parametrize(
    ("code", "state"), [("G1", "dissolved"), ("G1", "merged"), ("G2", "established"), ("G2", "")]
)
def test_end_of_a_group_is_not_edited_in_or_out(at, code, state):
    dissolve_group(by=at.officer, group=at.group("G2"), on=END, state="merged")
    before = at.group(code).state

    with pytest.raises(EndIsRegisteredApart):
        edit_group(by=at.officer, group=at.group(code), facts=GroupFacts("x", state=state))

    assert (at.group(code).state, Group.objects.filter(unit__name="x").count()) == (before, 0)


def test_group_is_not_founded_dissolved(at):
    with pytest.raises(EndIsRegisteredApart):
        found_group(by=at.officer, code="G3", facts=GroupFacts("x", state="dissolved"))

    assert Group.objects.filter(unit__code="G3").count() == 0


def test_name_of_a_dissolved_group_can_be_corrected(at):
    dissolve_group(by=at.officer, group=at.group("G2"), on=END)

    edited = edit_group(
        by=at.officer, group=at.group("G2"), facts=GroupFacts("望海集团", state="dissolved")
    )

    assert (edited.name, edited.state, edited.dissolved_on) == ("望海集团", "dissolved", END)


def test_group_in_force_cannot_be_restored(at):
    with pytest.raises(GroupIsNotDissolved):
        restore_group(by=at.officer, group=at.group("G1"))


@pytest.mark.parametrize("who", ["group_office", "principal", "teacher", "auditor"])
def test_only_the_bureau_changes_groups(shore, who):
    seat = shore.people[who]
    with shore.at(seat):
        group = shore.group("G1")
        records = Record.objects.count()

        with pytest.raises(Refused):
            found_group(by=seat, code="G3", facts=GroupFacts("x"))
        with pytest.raises(Refused):
            edit_group(by=seat, group=group, facts=GroupFacts("x"))
        with pytest.raises(Refused):
            dissolve_group(by=seat, group=group, on=END)
        with pytest.raises(Refused):
            restore_group(by=seat, group=group)

        assert Record.objects.count() == records
        assert Group.objects.count() == 2
