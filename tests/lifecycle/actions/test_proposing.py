import pytest

from manyuan.directory.actions.importing import import_district
from manyuan.history.models import Record
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.lifecycle.actions.proposing import (
    ProposalFacts,
    approve_proposal,
    decline_proposal,
    propose,
    withdraw_proposal,
)
from manyuan.lifecycle.errors import (
    AnswerMissing,
    GroundMissing,
    ProposalIsAnswered,
    ProposalWaits,
    ReasonMissing,
    StepForbidden,
)
from manyuan.lifecycle.models import Decision, Proposal
from worlds.lifecycle import boldly


def asked(shore, *, to="candidate", school="S6", **given):
    facts = {
        "group": shore.group("G1"),
        "school": shore.school(school),
        "to": to,
        "wished_on": today(),
        "reason": "双方已经商定",
        **given,
    }
    return propose(by=shore.group_office, facts=ProposalFacts(**facts))


def kept():
    return (
        list(Proposal.objects.order_by("number").values_list("number", "state", "answer")),
        Decision.objects.count(),
        Record.objects.count(),
    )


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"reason": " "}, ReasonMissing),
        ({"school": "S2", "to": "graduated"}, StepForbidden),
        ({"school": "S2", "to": "exited"}, GroundMissing),
        ({"to": "probation"}, StepForbidden),
    ],
)
def test_what_cannot_be_decided_cannot_be_proposed(shore, given, error):
    with shore.at():
        before = kept()

        with pytest.raises(error):
            asked(shore, **given)

        assert kept() == before


def test_a_proposal_that_is_followed_becomes_the_decision(shore):
    with shore.at():
        proposal = asked(shore)
        with pytest.raises(ProposalWaits):
            asked(shore)

        decision = approve_proposal(by=shore.officer, proposal=proposal, papers=boldly())

        proposal.refresh_from_db()
        assert (proposal.state, decision.proposal) == ("approved", proposal)
        assert shore.membership("G1", "S6").state == "candidate"
        with pytest.raises(ProposalIsAnswered):
            decline_proposal(by=shore.officer, proposal=proposal, answer="容量已满")


def test_a_proposal_is_declined_with_an_answer_or_taken_back(shore):
    with shore.at():
        first, before = asked(shore), kept()
        with pytest.raises(AnswerMissing):
            decline_proposal(by=shore.officer, proposal=first, answer="")
        assert kept() == before

        decline_proposal(by=shore.officer, proposal=first, answer="容量已满")
        withdraw_proposal(by=shore.group_office, proposal=asked(shore))

        states = [(state, answer) for _number, state, answer in kept()[0]]
        assert states == [("declined", "容量已满"), ("withdrawn", "")]


def test_only_who_is_concerned_proposes(shore):
    with shore.at():
        before = kept()

        with pytest.raises(Refused):
            propose(
                by=shore.group_office,
                facts=ProposalFacts(
                    group=shore.group("G2"), to="established", wished_on=today(), reason="条件成熟"
                ),
            )

        assert kept() == before


def test_an_import_knows_no_decisions(shore):
    with shore.at():
        approve_proposal(by=shore.officer, proposal=asked(shore), papers=boldly())
        decision = Decision.objects.get()
        row = {"decision": decision.code, "reason": "改写", "effective_on": today()}

        import_district(by=shore.officer, tables={"decisions": [row]}, source="x")

        assert Decision.objects.values_list("reason", flat=True).get() == decision.reason
