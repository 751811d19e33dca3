"""B1 to B4 and B12: groups, leads, ways to lead, the first nine-year chain, the growing map."""

from datetime import date

from django.urls import reverse

from manyuan.directory.enums import MemberKind
from manyuan.directory.models import Membership
from manyuan.directory.queries.groups import coverage_of, register_on
from worlds.qingdao.shibei import (
    CHAIN,
    CHAIN_FOUNDED_ON,
    GROUPS,
    LEADS,
    NEW_SCHOOLS,
    OUR_REGISTER_OF,
    PRIMARIES,
    SCHOOLS,
    SCHOOLS_IN_GROUPS,
)


def covered(bureau, day):
    register = register_on(bureau.officer, day)
    everything = coverage_of(register)[0]
    return len(register.groups), everything.schools_in, everything.schools_all


def test_seven_groups_hold_24_of_94_schools(shibei, sign_in):
    page = sign_in(shibei.officer).get(reverse("directory"))

    assert covered(shibei, date(2023, 12, 1)) == (GROUPS, SCHOOLS_IN_GROUPS, SCHOOLS)
    assert page.context["headline"] == "94 所学校中 24 所已进集团；学生数还没有上报"
    groups = sign_in(shibei.officer).get(reverse("groups"))
    assert groups.context["headline"] == "7 个集团，24 所成员学校，规模都在提示线以内"


def test_each_lead_school_leads_a_group_of_its_own(shibei):
    led = Membership.objects.filter(role="lead")

    found = {(one.school.name, one.group.name) for one in led}
    assert found == {(lead, f"{lead}教育集团") for lead in LEADS}


def test_three_ways_to_lead_are_told_apart(shibei, sign_in):
    led = Membership.objects.exclude(kind="")

    assert {one.kind for one in led} == {MemberKind.NEW, MemberKind.OLD, MemberKind.PRIVATE}
    assert {one.school.name for one in led.filter(kind="new")} == set(NEW_SCHOOLS)
    pages = [sign_in(shibei.officer).get(reverse("group", args=[f"G{n}"])) for n in (1, 2)]
    told = "".join(page.content.decode() for page in pages)
    ways = ("名校带新校", "名校带老校", "名校带民办校")
    assert [way for way in ways if way not in told] == []


def test_chain_of_junior_school_and_its_primaries_began_in_april(shibei):
    group = shibei.group(CHAIN)

    members = Membership.objects.filter(group=group, role="member")
    assert group.founded_on == CHAIN_FOUNDED_ON
    assert {one.school.name for one in members} == set(PRIMARIES)
    assert shibei.school(CHAIN).stages == ("junior",)
    assert {one.school.stages for one in members} == {("primary",)}


def test_map_grows(shibei, sign_in):
    days = (date(2023, 1, 1), OUR_REGISTER_OF, CHAIN_FOUNDED_ON, date(2023, 12, 1))

    grown = [covered(shibei, day)[1] for day in days]

    assert grown == [0, 20, 24, 24]
    client, map_page = sign_in(shibei.officer), reverse("directory")
    shown = client.get(map_page, {"on": "2023-03-31"}).context
    assert shown["headline"] == "94 所学校中 20 所已进集团；学生数还没有上报"
    assert shown["as_of"].days == (
        OUR_REGISTER_OF,
        date(2023, 9, 1),
        date(2023, 12, 1),
    )
