from manyuan.kernel.clock import today
from manyuan.lifecycle.actions.deciding import decide_group
from manyuan.lifecycle.actions.evidence import EvidenceFacts, register_evidence
from worlds.lifecycle import boldly


def test_evidence_that_is_registered_meets_its_gate(shore):
    with shore.at():
        facts = EvidenceFacts(item="charter", holds=True, seen_on=today(), document="章程备案表")
        register_evidence(by=shore.officer, group=shore.group("G2"), facts=facts)

        taken = decide_group(
            by=shore.officer, group=shore.group("G2"), to="established", papers=boldly()
        )

        assert {gate["code"]: gate["verdict"] for gate in taken.gates}["group.charter"] is True
