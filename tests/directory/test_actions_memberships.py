from datetime import date

import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.actions.memberships import (
    MembershipFacts,
    edit_membership,
    end_membership,
    remove_membership,
    start_membership,
)
from manyuan.directory.errors import MembershipsOverlap, OutsideTheGroupsLife, ReasonMissing
from manyuan.directory.models import Membership, School
from manyuan.history.models import Change, Record
from manyuan.kernel.errors import Refused
from manyuan.seats.errors import SeatNotHeld
from manyuan.seats.models import Seat

FACTS = MembershipFacts("member", date(2024, 9, 1), kind="private", state="member")


@pytest.fixture
def at(shore):
    with shore.at():
        yield shore


def test_school_joins_with_one_record(at):
    records = Record.objects.count()

    joined = start_membership(
        by=at.officer, group=at.group("G1"), school=at.school("S6"), facts=FACTS
    )

    assert (joined.kind, joined.interval.starts) == ("private", date(2024, 9, 1))
    assert Record.objects.count() == records + 1


def test_school_may_be_in_two_groups_but_not_twice_in_one(at):
    with pytest.raises(MembershipsOverlap):
        start_membership(by=at.officer, group=at.group("G1"), school=at.school("S2"), facts=FACTS)

    assert Membership.objects.filter(school__unit__code="S2").count() == 2


def test_overlap_names_the_end_of_the_other(at):
    facts = MembershipFacts("member", date(2024, 7, 31), left_on=date(2024, 8, 1))

    with pytest.raises(MembershipsOverlap) as refused:
        start_membership(by=at.officer, group=at.group("G1"), school=at.school("S7"), facts=facts)

    assert refused.value.facts["ends"] == date(2024, 8, 1)


def test_school_may_come_back_after_it_left(at):
    end_membership(by=at.officer, membership=at.membership("G1", "S2"), on=date(2024, 8, 1))

    start_membership(by=at.officer, group=at.group("G1"), school=at.school("S2"), facts=FACTS)

    rows = Membership.objects.filter(group__unit__code="G1", school__unit__code="S2")
    assert sorted(rows.values_list("joined_on", "left_on", "state")) == [
        (date(2022, 9, 1), date(2024, 8, 1), "exited"),
        (date(2024, 9, 1), None, "member"),
    ]


@pytest.mark.parametrize(
    ("school", "facts"),
    [
        ("S6", MembershipFacts("member", date(2022, 8, 31))),
        ("S7", MembershipFacts("member", date(2024, 8, 1))),
    ],
)
def test_membership_lies_within_the_life_of_group_and_school(at, school, facts):
    with pytest.raises(OutsideTheGroupsLife):
        start_membership(by=at.officer, group=at.group("G1"), school=at.school(school), facts=facts)


def test_membership_ends_after_it_starts(at):
    with pytest.raises(ValidationError) as refused:
        end_membership(by=at.officer, membership=at.membership("G1", "S2"), on=date(2022, 9, 1))

    assert refused.value.messages == ["退出日期须晚于加入日期。"]
    assert at.membership("G1", "S2").left_on is None


def test_edit_keeps_the_row_from_before(at):
    facts = MembershipFacts("member", date(2023, 9, 1), kind="new", state="member")

    edit_membership(by=at.officer, membership=at.membership("G1", "S3"), facts=facts)

    change = Change.objects.order_by("-pk").first()
    assert (change.before["state"], change.after["state"]) == ("probation", "member")


def test_removed_membership_stays_in_the_history(at):
    remove_membership(by=at.officer, membership=at.membership("G2", "S2"), reason="录错学校")

    change = Change.objects.order_by("-pk").first()
    assert not Membership.objects.filter(group__unit__code="G2", school__unit__code="S2").exists()
    assert (change.after, change.before["school"]) == (None, "S2")
    assert change.record.facts["reason"] == "录错学校"


def test_removing_needs_a_reason(at):
    with pytest.raises(ReasonMissing):
        remove_membership(by=at.officer, membership=at.membership("G2", "S2"), reason="  ")

    assert at.membership("G2", "S2").pk


@pytest.mark.parametrize("who", ["group_office", "principal", "teacher", "auditor"])
def test_only_the_bureau_changes_memberships(shore, who):
    seat = shore.people[who]
    with shore.at(seat):
        membership = shore.membership("G1", "S2")
        records = Record.objects.count()

        with pytest.raises(Refused):
            start_membership(
                by=seat, group=shore.group("G1"), school=shore.school("S6"), facts=FACTS
            )
        with pytest.raises(Refused):
            edit_membership(by=seat, membership=membership, facts=FACTS)
        with pytest.raises(Refused):
            end_membership(by=seat, membership=membership, on=date(2026, 1, 1))
        with pytest.raises(Refused):
            remove_membership(by=seat, membership=membership, reason="x")

        assert Record.objects.count() == records
        assert Membership.objects.count() == 7


def test_school_of_another_bureau_cannot_join(shore):
    with shore.at(shore.hill):
        foreign = shore.school("S1")

    with shore.at(), pytest.raises(School.DoesNotExist):
        start_membership(by=shore.officer, group=shore.group("G1"), school=foreign, facts=FACTS)

    with shore.at():
        assert Membership.objects.filter(school_id=foreign.pk).count() == 0


def test_seat_that_has_ended_changes_nothing(at):
    Seat.objects.filter(pk=at.officer.pk).update(ends_on=at.officer.starts_on)

    with pytest.raises(SeatNotHeld):
        start_membership(by=at.officer, group=at.group("G1"), school=at.school("S6"), facts=FACTS)

    assert Membership.objects.filter(school__unit__code="S6").count() == 0
