from datetime import date

import pytest

from manyuan.directory.actions.agreements import AgreementFacts, end_agreement, sign_agreement
from manyuan.directory.actions.groups import dissolve_group
from manyuan.directory.actions.partners import PartnerFacts, add_partner
from manyuan.directory.actions.schools import close_school
from manyuan.directory.actions.studios import StudioFacts, open_studio
from manyuan.directory.models import Agreement, Partner
from manyuan.directory.queries.fulfilment import fulfilment_on
from manyuan.directory.queries.groups import register_on
from manyuan.directory.queries.partners import (
    agreements_on,
    expert_with_code,
    studio_with_code,
    studios_on,
)
from manyuan.directory.visibility import visible_agreements, visible_experts, visible_studios
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat, Unit

DAY = date(2026, 10, 14)


@pytest.fixture
def at(shore):
    with shore.at():
        yield shore


def found_on(at, day=DAY, seat=None):
    return fulfilment_on(seat or at.officer, register_on(seat or at.officer, day))


def codes(some):
    return [one.code for one in some]


def test_groups_and_schools_say_what_they_have_and_lack(at):
    found = found_on(at)

    assert codes(found.without_university) == ["G2"]
    assert codes(found.without_institute) == ["G1", "G2"]
    assert codes(found.without_scientist) == ["S1", "S2", "S3", "S5", "S6"]
    assert codes(one.school for one in found.schools) == ["S1", "S2", "S3", "S4", "S5", "S6"]
    assert found.is_begun


def test_group_says_with_whom_and_since_when(at):
    group = found_on(at).of_group(at.group("G2"))

    assert [one.group.code for one in found_on(at).groups] == ["G1", "G2"]
    assert [str(one) for one in group.studios] == ["望海中学 物理"]
    assert codes(one.school for one in group.members) == ["S2", "S4", "S5"]
    assert codes(one.school for one in group.without_scientist) == ["S2", "S5"]
    [university] = found_on(at).of_group(at.group("G1")).universities
    assert (university.partner.code, university.starts_on) == ("P1", date(2024, 9, 1))


@pytest.mark.parametrize(
    ("day", "tied"),
    [
        (date(2024, 8, 31), []),
        (date(2024, 9, 1), ["G1"]),
        (date(2027, 8, 31), ["G1"]),
        (date(2027, 9, 1), []),
    ],
)
def test_agreement_counts_from_its_first_day_up_to_its_last(at, day, tied):
    found = found_on(at, day)

    assert [one.group.code for one in found.groups if one.universities] == tied


def test_nothing_is_begun_before_the_first_agreement(at):
    assert not found_on(at, date(2023, 9, 1)).is_begun


def test_dissolved_group_and_closed_school_do_not_count(at):
    day = date(2026, 11, 1)
    dissolve_group(by=at.officer, group=at.group("G1"), on=day)
    dissolve_group(by=at.officer, group=at.group("G2"), on=day)
    close_school(by=at.officer, school=at.school("S4"), on=day)

    found = found_on(at, day)

    assert (found.groups, list(agreements_on(at.officer, day))) == ((), [])
    assert list(studios_on(at.officer, day)) == []
    assert found.of_group(at.group("G1")) is None
    assert found.of_school(at.school("S4")) is None
    assert len(agreements_on(at.officer, DAY)) == 2


def test_group_is_complete_with_university_and_institute(at):
    institute = add_partner(by=at.officer, code="P2", facts=PartnerFacts("海洋所", "institute"))
    group = at.group("G1")
    assert not found_on(at).of_group(group).is_complete

    facts = AgreementFacts(institute, "group_institute", date(2026, 9, 1), group=group)
    sign_agreement(by=at.officer, facts=facts)

    assert found_on(at).of_group(group).is_complete


def test_community_counts_with_a_senior_high_school_only(at):
    high = add_partner(by=at.officer, code="P2", facts=PartnerFacts("一中", "high_school"))
    town = add_partner(by=at.officer, code="P3", facts=PartnerFacts("社区", "community"))
    for partner in (high, town):
        facts = AgreementFacts(partner, "community", date(2026, 9, 1), group=at.group("G1"))
        sign_agreement(by=at.officer, facts=facts)

    found = found_on(at)

    assert codes(found.with_high_school) == ["G1"]
    assert [one.partner.code for one in found.groups[0].high_schools] == ["P2"]


def test_what_a_campus_has_counts_with_its_school(at):
    partner, campus = Partner.objects.get(), at.school("S5-2")
    facts = AgreementFacts(partner, "school_scientist", date(2026, 9, 1), school=campus)
    sign_agreement(by=at.officer, facts=facts)
    open_studio(by=at.officer, code="W2", school=campus, facts=StudioFacts("化学"))

    school = found_on(at).of_school(campus)

    assert (school.school.code, len(school.scientists)) == ("S5", 1)
    assert [studio.code for studio in school.studios] == ["W2"]


def test_office_is_no_school_that_lacks_a_scientist(at):
    assert found_on(at).of_school(at.school("S8")) is None


def test_ended_agreement_leaves_the_group_without_a_university(at):
    agreement = Agreement.objects.get(kind="group_university")

    end_agreement(by=at.officer, agreement=agreement, on=DAY)

    assert codes(found_on(at).without_university) == ["G1", "G2"]


def test_studio_counts_from_the_day_on_which_it_opens(at):
    assert list(studios_on(at.officer, date(2025, 9, 19))) == []
    assert codes(studios_on(at.officer, date(2025, 9, 20))) == ["W1"]


@pytest.mark.parametrize("who", ["officer", "group_office", "principal", "teacher", "auditor"])
def test_whoever_may_meet_an_expert_knows_the_name(shore, who):
    seat = shore.people[who]
    with shore.at(seat):
        assert [str(one) for one in visible_experts(seat)] == ["潘博士"]
        assert visible_agreements(seat).count() == 2
        assert found_on(shore, seat=seat).without_university == (shore.group("G2"),)


@pytest.mark.parametrize(("unit", "seen"), [("P1", 1), ("P2", 0)])
def test_partner_knows_its_own_experts_and_agreements_only(at, unit, seen):
    add_partner(by=at.officer, code="P2", facts=PartnerFacts("海洋所", "institute"))
    partner = Partner.objects.get(unit__code=unit)
    link = Seat(role=Role.PARTNER_LINK, unit=partner.unit, bureau_id=at.officer.bureau_id)

    assert visible_experts(link).count() == seen
    assert visible_agreements(link).count() == 2 * seen


def test_public_knows_no_expert_and_no_agreement(at):
    bureau = Unit.objects.get(pk=at.officer.bureau_id)
    public = Seat(role=Role.PUBLIC, unit=bureau, bureau_id=bureau.pk)

    assert (visible_experts(public).count(), visible_agreements(public).count()) == (0, 0)
    assert visible_studios(public).count() == 1


def test_another_bureau_finds_no_expert_and_no_studio(shore):
    with shore.at(shore.hill):
        assert expert_with_code(shore.hill, "E1") is None
        assert studio_with_code(shore.hill, "W1") is None
        assert list(agreements_on(shore.hill, DAY)) == []
