from datetime import date

import pytest

from manyuan.directory.actions.memberships import MembershipFacts, start_membership
from manyuan.directory.models import Group, Membership, School
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.plans.actions.adopting_grouping import adopt_grouping, changed_since, kind_of
from manyuan.plans.errors import GroupsHaveChanged, NothingToAdopt, StateForbids
from manyuan.plans.models import Plan
from worlds.grouping import ON, YEAR


def of(group):
    found = Membership.objects.filter(group__unit__code=group, joined_on=ON)
    return {
        one.school.code: (one.role, one.kind, one.state)
        for one in found.select_related("school__unit")
    }


def test_new_group_is_incubated_and_those_who_join_are_candidates(reef):
    plan = reef.adopted()

    group = Group.objects.get(unit__code="G3")
    assert (group.name, group.state, group.founded_on) == ("礁石小学教育集团", "incubating", ON)
    assert of("G3") == {
        "R1": ("lead", "", "candidate"),
        "R2": ("member", "weak", "candidate"),
        "R3": ("member", "rural", "candidate"),
    }
    assert {**of("G1"), **of("G2")} == {"S6": ("member", "private", "candidate")}
    assert (plan.state, plan.adopted_by) == ("adopted", reef.officer)
    record = Record.objects.get(code="grouping.adopted")
    assert sentence_of(record) == (f"采纳了「{plan}」：培育新集团 1 个，4 所学校成为候选成员")
    assert set(record.changes.values_list("table", flat=True)) == {
        "plans",
        "groups",
        "memberships",
    }


def test_joins_of_the_first_year_alone_are_put_in_force(reef):
    plan = reef.plan()
    first = set(plan.joins.filter(year=YEAR).values_list("school__unit__code", flat=True))
    before = Membership.objects.count()

    adopt_grouping(by=reef.officer, plan=plan, adoption=reef.adoption(through=YEAR))

    joined = Membership.objects.filter(joined_on=ON).values_list("school__unit__code", flat=True)
    assert set(joined) == first
    assert len(first) < 4
    assert Membership.objects.count() == before + len(first)


def test_released_members_are_not_moved_silently(reef):
    plan = reef.plan(groups=4, released=("S5",), leads=("S5", "R1"))
    before = Membership.objects.get(group__unit__code="G2", school__unit__code="S5")
    assert reef.placing(plan)["S5"][0] in {"moves", "new_group", "stays"}
    groups = {
        code: reef.adoption().groups["R1"].__class__(code=f"N{code}", name=f"{code}集团")
        for code, (change, _lead) in reef.placing(plan).items()
        if change == "new_group"
    }

    adopt_grouping(by=reef.officer, plan=plan, adoption=reef.adoption(groups=groups))

    again = Membership.objects.get(pk=before.pk)
    assert (again.left_on, again.state) == (None, "member")


def test_what_was_changed_since_the_freeze_refuses(reef):
    plan = reef.plan()
    assert changed_since(reef.officer, plan) == []
    start_membership(
        by=reef.officer,
        group=reef.shore.group("G1"),
        school=School.objects.get(unit__code="S6"),
        facts=MembershipFacts(role="member", joined_on=date(2025, 9, 1)),
    )

    with pytest.raises(GroupsHaveChanged) as refused:
        adopt_grouping(by=reef.officer, plan=plan, adoption=reef.adoption())

    assert (refused.value.facts["count"], refused.value.facts["first"]) == (1, "S6")
    assert Plan.objects.get().state == "proposed"
    assert not Group.objects.filter(unit__code="G3").exists()


def test_plan_is_adopted_once(reef):
    plan = reef.adopted()

    with pytest.raises(StateForbids):
        adopt_grouping(by=reef.officer, plan=plan, adoption=reef.adoption())

    assert Group.objects.filter(unit__code__startswith="G").count() == 3


def test_plan_in_which_nobody_joins_has_nothing_to_adopt(reef):
    plan = reef.plan()

    with pytest.raises(NothingToAdopt):
        adopt_grouping(by=reef.officer, plan=plan, adoption=reef.adoption(through=YEAR - 1))

    assert Plan.objects.get().state == "proposed"


@pytest.mark.parametrize("seat", ["group_office", "principal", "teacher", "auditor"])
def test_only_the_bureau_adopts(reef, seat):
    plan, by = reef.plan(), reef.shore.people[seat]

    with reef.at(by), pytest.raises(Refused):
        adopt_grouping(by=by, plan=plan, adoption=reef.adoption())

    assert Plan.objects.get().state == "proposed"
    assert not Group.objects.filter(unit__code="G3").exists()


@pytest.mark.parametrize(
    ("nature", "setting", "strength", "kind"),
    [
        ("private", "rural", "weak", "private"),
        ("public", "rural", "weak", "weak"),
        ("public", "city", "new", "new"),
        ("public", "rural", "ordinary", "rural"),
        ("public", "city", "ordinary", "old"),
        ("public", "city", "lead", "strong"),
        ("", "", "", ""),
    ],
)
def test_kind_of_member_is_read_from_the_school(nature, setting, strength, kind):
    assert kind_of(School(nature=nature, setting=setting), strength) == kind
