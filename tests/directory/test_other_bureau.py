"""No action reaches what another bureau keeps, even when it is handed the very object."""

from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist

from manyuan.directory.actions.agreements import (
    AgreementFacts,
    correct_agreement,
    end_agreement,
    facts_of,
    remove_agreement,
    sign_agreement,
)
from manyuan.directory.actions.experts import (
    ExpertFacts,
    edit_expert,
    register_expert,
    remove_expert,
)
from manyuan.directory.actions.groups import (
    GroupFacts,
    dissolve_group,
    edit_group,
    restore_group,
)
from manyuan.directory.actions.memberships import (
    MembershipFacts,
    edit_membership,
    end_membership,
    remove_membership,
    start_membership,
)
from manyuan.directory.actions.partners import PartnerFacts, edit_partner
from manyuan.directory.actions.reports import correct_report
from manyuan.directory.actions.schools import (
    SchoolFacts,
    close_school,
    edit_school,
    open_school,
    reopen_school,
)
from manyuan.directory.actions.studios import (
    StudioFacts,
    edit_studio,
    open_studio,
    remove_studio,
)
from manyuan.directory.models import (
    Agreement,
    Expert,
    Partner,
    ResourceReport,
    School,
    Studio,
)
from manyuan.history.models import Record

DAY = date(2026, 9, 1)
JOINS = MembershipFacts("member", date(2024, 9, 1))
ACTIONS = {
    "edit_group": lambda it: edit_group(by=it.by, group=it.group, facts=GroupFacts("x")),
    "dissolve_group": lambda it: dissolve_group(by=it.by, group=it.group, on=DAY),
    "restore_group": lambda it: restore_group(by=it.by, group=it.group),
    "start_membership": lambda it: start_membership(
        by=it.by, group=it.group, school=it.own_school, facts=JOINS
    ),
    "start_membership of a school": lambda it: start_membership(
        by=it.by, group=it.own_group, school=it.school, facts=JOINS
    ),
    "edit_membership": lambda it: edit_membership(by=it.by, membership=it.membership, facts=JOINS),
    "end_membership": lambda it: end_membership(by=it.by, membership=it.membership, on=DAY),
    "remove_membership": lambda it: remove_membership(
        by=it.by, membership=it.membership, reason="x"
    ),
    "edit_school": lambda it: edit_school(
        by=it.by, school=it.school, facts=SchoolFacts("x", "primary")
    ),
    "open_school as a campus": lambda it: open_school(
        by=it.by, code="S9", facts=SchoolFacts("x", "primary", campus_of=it.school)
    ),
    "close_school": lambda it: close_school(by=it.by, school=it.school, on=DAY),
    "reopen_school": lambda it: reopen_school(by=it.by, school=it.school),
    "edit_partner": lambda it: edit_partner(
        by=it.by, partner=it.partner, facts=PartnerFacts("x", "university")
    ),
    "sign_agreement": lambda it: sign_agreement(
        by=it.by,
        facts=AgreementFacts(it.partner, "group_university", DAY, group=it.own_group),
    ),
    "end_agreement": lambda it: end_agreement(by=it.by, agreement=it.agreement, on=DAY),
    "correct_agreement": lambda it: correct_agreement(
        by=it.by, agreement=it.agreement, facts=it.agreed, reason="x"
    ),
    "remove_agreement": lambda it: remove_agreement(by=it.by, agreement=it.agreement, reason="x"),
    "register_expert": lambda it: register_expert(
        by=it.by, code="E9", partner=it.partner, facts=ExpertFacts(("x",))
    ),
    "edit_expert": lambda it: edit_expert(
        by=it.by, expert=it.expert, partner=it.partner, facts=ExpertFacts(("x",))
    ),
    "remove_expert": lambda it: remove_expert(by=it.by, expert=it.expert, reason="x"),
    "open_studio": lambda it: open_studio(
        by=it.by, code="W9", school=it.school, facts=StudioFacts()
    ),
    "edit_studio": lambda it: edit_studio(
        by=it.by, studio=it.studio, school=it.own_school, facts=StudioFacts()
    ),
    "remove_studio": lambda it: remove_studio(by=it.by, studio=it.studio, reason="x"),
    "correct_report": lambda it: correct_report(
        by=it.by, report=it.report, values={"pupils": 1}, reason="x"
    ),
    "correct_report that is missing": lambda it: correct_report(
        by=it.by,
        report=ResourceReport(school=it.school, stage="primary", year=2020),
        values={"pupils": 1},
        reason="x",
    ),
}


class FromHill:
    """Hill's officer with objects of Shore in hand, and with two of Hill's own."""

    def __init__(self, world):
        self.by = world.hill
        with world.at():
            self.group, self.school = world.group("G1"), world.school("S6")
            self.membership = world.membership("G1", "S2")
            self.partner = Partner.objects.get()
            self.expert, self.studio = Expert.objects.get(), Studio.objects.get()
            self.agreement = Agreement.objects.get(expert=self.expert)
            self.agreed = facts_of(self.agreement)
            self.report = ResourceReport.objects.filter(school=self.school).first()
        with world.at(world.hill):
            self.own_group, self.own_school = world.group("G1"), world.school("S1")


def records_of(world, seat):
    with world.at(seat):
        return Record.objects.count()


@pytest.mark.parametrize("name", ACTIONS)
def test_action_does_not_reach_another_bureau(shore, name):
    it = FromHill(shore)
    records = {seat.pk: records_of(shore, seat) for seat in (shore.hill, shore.officer)}

    with shore.at(shore.hill), pytest.raises(ObjectDoesNotExist):
        ACTIONS[name](it)

    for seat in (shore.hill, shore.officer):
        assert records_of(shore, seat) == records[seat.pk]
    with shore.at():
        assert shore.group("G1").name == "海棠路小学教育集团"
        assert shore.membership("G1", "S2").left_on is None
    with shore.at(shore.hill):
        assert School.objects.count() == 1
