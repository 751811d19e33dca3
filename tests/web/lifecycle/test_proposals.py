"""A group's office and a principal ask, the bureau answers."""

import pytest
from django.urls import reverse

from manyuan.kernel.clock import today
from manyuan.lifecycle.models import Decision, Proposal
from worlds.lifecycle import OVERRIDE, days

ASKED = {"ground": "", "wished_on": today().isoformat(), "reason": "双方已经商定"}
PAPERS = {
    "decided_on": today().isoformat(),
    "effective_on": today().isoformat(),
    "document_number": "教发〔2026〕8 号",
    "document_title": "",
    "reason": "同意",
    "override": OVERRIDE,
}


@pytest.fixture
def asked(shore, sign_in):
    """S2's principal asks to grow out of G1."""
    with shore.at():
        address = reverse("member-propose", args=[shore.membership("G1", "S2").pk])
        sign_in(shore.principal).post(address, {**ASKED, "to": "graduating"})
        yield Proposal.objects.get()


def test_proposal_becomes_a_decision_with_its_document(asked, shore, sign_in):
    form = sign_in(shore.officer).get(reverse("proposal-approve", args=[asked.number]))
    client = sign_in(shore.officer)
    client.post(reverse("proposal-approve", args=[asked.number]), PAPERS)

    decision = Decision.objects.get()
    assert form.context["form"].initial == {
        "effective_on": asked.wished_on,
        "reason": asked.reason,
    }
    assert (decision.document_number, decision.approved_by, decision.proposal) == (
        "教发〔2026〕8 号",
        shore.officer.holder,
        asked,
    )
    assert shore.membership("G1", "S2").state == "graduating"
    page = sign_in(shore.principal).get(reverse("proposal", args=[asked.number]))
    assert reverse("decision", args=[decision.code]) in page.content.decode()


def test_declined_proposal_says_why_and_moves_nobody(asked, shore, sign_in):
    address = reverse("proposal-decline", args=[asked.number])
    silent = sign_in(shore.officer).post(address, {"reason": " "})
    assert list(silent.context["form"].errors) == ["reason"]

    sign_in(shore.officer).post(address, {"reason": "先补齐满意度"})

    page = sign_in(shore.principal).get(reverse("proposal", args=[asked.number]))
    assert "先补齐满意度" in page.content.decode()
    assert shore.membership("G1", "S2").state == "member"
    assert Decision.objects.count() == 0


def test_who_proposed_takes_it_back(asked, shore, sign_in):
    address = reverse("proposal-withdraw", args=[asked.number])
    sign_in(shore.principal).post(address)

    asked.refresh_from_db()
    late = sign_in(shore.officer).post(reverse("proposal-approve", args=[asked.number]), PAPERS)
    assert asked.state == "withdrawn"
    assert len(late.context["form"].non_field_errors()) == 1
    assert Decision.objects.count() == 0


@pytest.mark.parametrize(
    "sent",
    [
        {"to": "exited"},
        {"to": "candidate"},
        {"to": "graduating", "reason": ""},
        {"to": "graduating", "wished_on": "31 日"},
        {"to": "graduating"},
    ],
)
def test_what_cannot_be_asked_is_said_on_the_form(asked, shore, sign_in, sent):
    address = reverse("member-propose", args=[shore.membership("G1", "S2").pk])

    answer = sign_in(shore.principal).post(address, {**ASKED, **sent})

    assert sum(map(len, answer.context["form"].errors.values())) == 1
    assert Proposal.objects.count() == 1


def test_school_outside_applies_to_join(shore, sign_in):
    with shore.at():
        address = reverse("group-propose", args=["G2"])
        inside = sign_in(shore.principal).post(address, {**ASKED, "to": "candidate"})

        # S2 belongs to G2 already.
        assert len(inside.context["form"].non_field_errors()) == 1
        assert Proposal.objects.count() == 0


def test_office_asks_for_its_group_from_a_day_to_come(shore, sign_in):
    with shore.at():
        sent = {**ASKED, "to": "rectifying", "wished_on": days(20).isoformat()}
        client = sign_in(shore.group_office)
        answer = client.post(reverse("group-propose", args=["G1"]), sent)

        proposal = Proposal.objects.get()
        assert answer.headers["Location"] == reverse("proposal", args=[proposal.number])
        assert (proposal.school, proposal.to_state, proposal.wished_on) == (
            None,
            "rectifying",
            days(20),
        )
