from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from manyuan.directory.queries.groups import GroupSize
from manyuan.lifecycle.enums import GroupPhase
from manyuan.lifecycle.gates import of_groups
from manyuan.lifecycle.gates.facts import ALL, Grades, GroupShown, SchoolShown
from manyuan.rules.lifecycle import load_lifecycle_pack

PACK = load_lifecycle_pack()
LEAD = SchoolShown(
    code="A", name="甲", strength="lead", passes=(True, True), satisfaction={ALL: Decimal("0.9")}
)
OTHER = replace(LEAD, code="B", name="乙", strength="weak")
SIZE = GroupSize(
    schools=2, campuses=3, pupils=1500, pupils_unknown=0, campus_cap=9, pupil_cap=15000
)
GROUP = GroupShown(
    code="G", name="集团", day=date(2026, 9, 1), members=(LEAD, OTHER), leads=(LEAD,), size=SIZE
)


@pytest.mark.parametrize(
    ("gate", "given", "verdict"),
    [
        (of_groups.members, {}, True),
        (of_groups.members, {"members": (LEAD,)}, False),
        (of_groups.members, {"leads": ()}, False),
        (of_groups.campuses, {}, True),
        (of_groups.campuses, {"size": replace(SIZE, campuses=9)}, True),
        (of_groups.campuses, {"size": replace(SIZE, campuses=10)}, False),
        (of_groups.pupils, {"size": replace(SIZE, pupils=15000)}, True),
        (of_groups.pupils, {"size": replace(SIZE, pupils=15001, pupils_unknown=1)}, False),
        (of_groups.pupils, {"size": replace(SIZE, pupils_unknown=1)}, None),
        (of_groups.lead_strong, {}, True),
        (of_groups.lead_strong, {"leads": (OTHER,)}, False),
        (of_groups.lead_strong, {"leads": (replace(LEAD, strength=""),)}, None),
        (of_groups.lead_strong, {"leads": (LEAD, replace(LEAD, strength=""))}, None),
        (of_groups.lead_strong, {"leads": ()}, False),
        (of_groups.travel, {"minutes": 40}, True),
        (of_groups.travel, {"minutes": 41}, False),
        (of_groups.travel, {}, None),
        (of_groups.incubation, {"ends_on": date(2026, 9, 1)}, True),
        (of_groups.incubation, {"ends_on": date(2026, 8, 31)}, False),
        (of_groups.incubation, {}, None),
        (of_groups.charter, {"evidence": {"charter": True}}, True),
        (of_groups.charter, {"evidence": {"charter": False}}, False),
        (of_groups.charter, {}, None),
        (of_groups.rotation, {"teachers": 5, "rotating": 1}, True),
        (of_groups.rotation, {"teachers": 51, "rotating": 10}, False),
        (of_groups.rotation, {}, None),
        (of_groups.backbone, {"rotating": 10, "backbone_rotating": 3}, True),
        (of_groups.backbone, {"rotating": 10, "backbone_rotating": 2}, False),
        (of_groups.backbone, {}, None),
        (of_groups.posting_years, {"shortest": Fraction(3)}, True),
        (of_groups.posting_years, {"shortest": Fraction(2)}, False),
        (of_groups.posting_years, {}, None),
        (of_groups.members_pass, {}, True),
        (of_groups.members_pass, {"members": (LEAD, replace(OTHER, passes=(False,)))}, False),
        (of_groups.members_pass, {"members": (LEAD, replace(OTHER, passes=()))}, None),
        (of_groups.satisfaction, {}, True),
        (of_groups.satisfaction, {"members": (LEAD, replace(OTHER, satisfaction={}))}, None),
        (
            of_groups.satisfaction,
            {"members": (replace(LEAD, satisfaction={ALL: Decimal("0.849")}), OTHER)},
            False,
        ),
        (of_groups.failed, {"grades": Grades(failed_in_a_row=2)}, True),
        (of_groups.failed, {"grades": Grades(failed_in_a_row=1)}, False),
        (of_groups.failed, {}, None),
    ],
)
def test_each_gate_tells_met_missed_and_unknown_on_the_line(gate, given, verdict):
    shown = gate(replace(GROUP, **given), PACK)

    assert shown.verdict is verdict
    assert bool(shown.unknown) is (verdict is None)


def test_every_gate_rests_on_a_rule_that_is_marked():
    gates = [gate(GROUP, PACK) for some in of_groups.GATES.values() for gate in some]

    assert {gate.rule.status.value for gate in gates} == {"proposed", "verified"}
    assert {gate.code for gate in gates if gate.rule.status == "verified"} == {
        "size.campuses",
        "size.pupils",
    }


def test_a_share_is_written_as_a_percentage_beside_its_line():
    shown = of_groups.rotation(replace(GROUP, teachers=30, rotating=5), PACK)

    assert (shown.figure, shown.line) == ("16.7%", "20.0%")
    assert shown.as_json() == {
        "code": "compact.rotation",
        "verdict": False,
        "figure": "16.7%",
        "line": "20.0%",
        "status": "proposed",
    }


def test_a_step_asks_only_its_own_gates():
    asked = of_groups.gates_of_group(GROUP, PACK, at=GroupPhase.DRAFT, to=GroupPhase.INCUBATING)

    assert [gate.code for gate in asked] == [
        "group.members",
        "group.lead_strong",
        "size.campuses",
        "size.pupils",
        "group.travel_minutes",
    ]
    assert (
        of_groups.gates_of_group(GROUP, PACK, at=GroupPhase.ESTABLISHED, to=GroupPhase.DISSOLVED)
        == []
    )
