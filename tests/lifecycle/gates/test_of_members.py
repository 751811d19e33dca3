from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from lifecycle.gates.test_of_groups import GROUP, LEAD, PACK, SIZE
from manyuan.lifecycle.gates import of_members
from manyuan.lifecycle.gates.facts import ALL, Grades, MemberShown

SCHOOL = replace(
    LEAD,
    code="B",
    pupils=300,
    backbone=3,
    met=6,
    median=Fraction(6),
    value_added=Decimal(0),
    satisfaction={name: Decimal("0.85") for name in ("parents", "pupils", "teachers")},
)
STAFFED = replace(LEAD, pupils=300, backbone=3)
MEMBER = MemberShown(
    school=SCHOOL, group=replace(GROUP, leads=(STAFFED,)), ends_on=date(2026, 9, 1)
)


def member(**given):
    return replace(MEMBER, school=replace(SCHOOL, **given))


def of_group(**given):
    return replace(MEMBER, group=replace(MEMBER.group, **given))


@pytest.mark.parametrize(
    ("gate", "shown", "verdict"),
    [
        (of_members.years, MEMBER, True),
        (of_members.years, member(passes=(True, False)), False),
        (of_members.years, member(passes=(True,)), None),
        (of_members.years, member(passes=(False,)), False),
        (of_members.level, MEMBER, True),
        (of_members.level, member(met=5), False),
        (of_members.level, member(met=None), None),
        (of_members.satisfaction, MEMBER, True),
        (of_members.satisfaction, member(satisfaction={"parents": Decimal("0.84")}), False),
        (of_members.satisfaction, member(satisfaction={"parents": Decimal("0.9")}), None),
        (of_members.satisfaction, member(satisfaction={ALL: Decimal("0.9")}), True),
        (of_members.satisfaction, member(satisfaction={}), None),
        (of_members.backbone, MEMBER, True),
        (of_members.backbone, member(pupils=301), False),
        (of_members.backbone, member(backbone=None), None),
        (of_members.backbone, member(pupils=0), None),
        (of_members.value_added, MEMBER, True),
        (of_members.value_added, member(value_added=Decimal("-0.01")), False),
        (of_members.value_added, member(value_added=None), None),
        (of_members.lead_backbone, MEMBER, True),
        (of_members.lead_backbone, of_group(leads=(replace(STAFFED, backbone=2),)), False),
        (of_members.lead_backbone, of_group(leads=(LEAD, STAFFED)), None),
        (of_members.campuses, of_group(size=replace(SIZE, campuses=10)), False),
        (of_members.pupils, of_group(size=replace(SIZE, pupils=15001)), False),
        (of_members.travel, of_group(minutes=3), True),
        (of_members.failed, of_group(grades=Grades(failed_in_a_row=2)), True),
        (of_members.veto, of_group(grades=Grades(veto=True)), True),
        (of_members.veto, MEMBER, None),
        (of_members.closed, MEMBER, False),
        (of_members.closed, member(closed_on=date(2026, 8, 1)), True),
        (of_members.term_over("member.probation_years"), MEMBER, True),
        (
            of_members.term_over("support.years"),
            replace(MEMBER, ends_on=date(2026, 9, 2)),
            False,
        ),
        (of_members.term_over("support.years"), replace(MEMBER, ends_on=None), None),
    ],
)
def test_each_gate_tells_met_missed_and_unknown_on_the_line(gate, shown, verdict):
    told = gate(shown, PACK)

    assert told.verdict is verdict
    assert bool(told.unknown) is (verdict is None)


@pytest.mark.parametrize(
    ("at", "to", "ground", "codes"),
    [
        ("candidate", "exited", "agreed", []),
        ("member", "exited", "closed", ["exit.closed"]),
        ("graduating", "member", "", []),
        ("probation", "member", "", ["member.probation_years"]),
        (
            "member",
            "graduating",
            "",
            [
                "growth.years",
                "growth.level",
                "growth.satisfaction",
                "growth.backbone",
                "growth.value_added",
            ],
        ),
    ],
)
def test_a_step_asks_only_its_own_gates(at, to, ground, codes):
    told = of_members.gates_of_member(MEMBER, PACK, at=at, to=to, ground=ground)

    assert [gate.code for gate in told] == codes
