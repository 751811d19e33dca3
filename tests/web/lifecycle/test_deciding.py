"""Schools come and go by the bureau's decisions, as an officer clicks them."""

import pytest
from django.urls import reverse

from manyuan.directory.models import Group, Membership, School
from manyuan.history.models import Record
from manyuan.kernel.clock import today
from manyuan.lifecycle.actions.deciding import MemberStep, decide_member
from manyuan.lifecycle.models import DateMove, Decision, Evidence, Proposal
from manyuan.lifecycle.phases import phase_of
from worlds.lifecycle import boldly, days, papers

PAPERS = {
    "decided_on": today().isoformat(),
    "effective_on": today().isoformat(),
    "document_number": "教发〔2026〕7 号",
    "document_title": "关于集团成员的决定",
    "reason": "经研究决定",
    "override": "局长办公会同意先行",
}


@pytest.fixture
def officer(shore, sign_in):
    with shore.at():
        yield sign_in(shore.officer)


def kept():
    """Return what a refused form must leave as it was."""
    return (
        sorted(Membership.objects.values_list("pk", "group", "school", "state", "left_on")),
        sorted(Group.objects.values_list("pk", "state")),
        School.objects.count(),
        [model.objects.count() for model in (Decision, DateMove, Evidence, Proposal, Record)],
    )


def states(code):
    """Return who was ever in a group, how, and whether still."""
    found = Membership.objects.filter(group__unit__code=code)
    rows = found.values_list("school__unit__code", "role", "state", "left_on")
    return sorted((*row[:3], row[3] is None) for row in rows)


def at_member(name, shore, school, *more, group="G1"):
    return reverse(name, args=[shore.membership(group, school).pk, *more])


def test_school_is_admitted_put_on_trial_and_made_a_member(officer, shore):
    admit = officer.post(
        reverse("candidate-admit", args=["G1"]), {**PAPERS, "school": "S6"}, follow=True
    )
    for to in ("probation", "member"):
        officer.post(at_member("member-step", shore, "S6", to), PAPERS)

    decision = Decision.objects.get(code="D000001")
    assert admit.redirect_chain == [(reverse("decision", args=["D000001"]), 302)]
    assert shore.membership("G1", "S6").state == "member"
    assert [one.to_state for one in Decision.objects.order_by("code")] == [
        "candidate",
        "probation",
        "member",
    ]
    assert (decision.document_number, decision.approved_by, decision.effective_on) == (
        "教发〔2026〕7 号",
        shore.officer.holder,
        today(),
    )
    assert "教发〔2026〕7 号" in admit.content.decode()


def test_open_gates_are_named_in_the_language_of_who_decides(officer, shore):
    officer.cookies["manyuan_language"] = "en"

    answer = officer.post(
        reverse("group-step", args=["G2", "established"]), {**PAPERS, "override": ""}
    )

    (sentence,) = answer.context["form"].non_field_errors()
    assert sentence.isascii()


def test_open_gates_are_named_and_nothing_is_decided_without_an_override(officer, shore):
    before = kept()

    answer = officer.post(
        reverse("group-step", args=["G2", "established"]), {**PAPERS, "override": ""}
    )

    (sentence,) = answer.context["form"].non_field_errors()
    assert sentence.startswith("3 项条件没有达到或无法判断：集团章程已备案、")
    assert sentence.endswith("。")
    assert kept() == before


@pytest.mark.parametrize(
    ("name", "args", "sent"),
    [
        ("candidate-admit", ["G1"], {"school": "S2"}),
        ("candidate-admit", ["G1"], {"school": "S6", "decided_on": days(2).isoformat()}),
        ("candidate-admit", ["G1"], {"school": "S6", "effective_on": "2020-01-01"}),
        ("candidate-admit", ["G1"], {"school": "S6", "effective_on": "明天"}),
        ("group-step", ["G2", "established"], {"reason": ""}),
        ("group-split", ["G1"], {"code": "G7", "name": "灯塔", "schools": ["S2"], "lead": "S3"}),
        ("group-split", ["G1"], {"code": "G2", "name": "海湾", "schools": ["S2"], "lead": "S2"}),
        ("group-found-under", ["S2"], {"code": "G8", "name": "新集团"}),
    ],
)
def test_what_cannot_be_is_said_on_the_form_and_changes_nothing(officer, shore, name, args, sent):
    before = kept()

    answer = officer.post(reverse(name, args=args), {**PAPERS, "sure": "1", **sent})

    sentences = [text for texts in answer.context["form"].errors.values() for text in texts]
    assert len(sentences) == 1
    assert sentences[0].endswith("。")
    assert kept() == before


def test_school_that_grew_leads_a_group_of_its_own(officer, shore):
    for to in ("graduating", "graduated"):
        officer.post(at_member("member-step", shore, "S2", to), PAPERS)
    board = officer.get(reverse("lifecycle"))
    new = {"code": "G8", "name": "浪花教育集团"}
    officer.post(reverse("group-found-under", args=["S2"]), {**PAPERS, **new})

    assert [one.school.unit.code for one in board.context["grown"]] == ["S2"]
    assert states("G8") == [("S2", "lead", "member", True)]
    assert phase_of(shore.group("G8")) == "incubating"
    assert officer.get(reverse("lifecycle")).context["grown"] == []


def test_who_is_made_to_leave_leaves_for_a_ground(officer, shore):
    address, before = at_member("member-step", shore, "S3", "exited"), kept()

    silent = officer.post(address, PAPERS)
    assert silent.context["form"].errors["ground"] == ["这个字段是必填项。"]
    assert kept() == before

    officer.post(address, {**PAPERS, "ground": "agreed"})
    assert ("S3", "member", "exited", False) in states("G1")


def test_merge_lists_every_move_before_it_is_done(officer, shore):
    address, before = reverse("group-merge", args=["G2"]), kept()
    sent = {**PAPERS, "target": shore.group("G1").pk}

    listed = officer.post(address, sent)
    assert {move.school for move in listed.context["moves"]} == {"S2", "S4", "S5"}
    assert kept() == before

    officer.post(address, {**dict(listed.context["fields"]), "sure": "1"})
    assert phase_of(shore.group("G2")) == "merged"
    assert {row[0] for row in states("G1") if row[3]} == {"S1", "S2", "S3", "S4", "S5"}


def test_split_lists_its_moves_and_leaves_a_lead_in_both(officer, shore):
    address = reverse("group-split", args=["G1"])
    sent = {
        **PAPERS,
        "code": "G7",
        "name": "灯塔教育集团",
        "schools": ["S2", "S3"],
        "lead": "S2",
    }

    listed = officer.post(address, sent)
    officer.post(address, {**sent, "sure": "1"})

    assert [(one.school, one.role) for one in listed.context["moves"]] == [
        ("S2", "lead"),
        ("S3", "member"),
    ]
    assert [row[:2] for row in states("G7")] == [("S2", "lead"), ("S3", "member")]
    assert [row[0] for row in states("G1") if row[3]] == ["S1"]


def test_waiting_decision_is_moved_for_a_reason_and_withdrawn(officer, shore):
    step = MemberStep(to="exited", ground="agreed")
    decision = decide_member(
        by=shore.officer,
        membership=shore.membership("G1", "S3"),
        step=step,
        papers=papers(effective_on=days(5)),
    )
    address, before = reverse("decision-postpone", args=[decision.code]), kept()

    unsaid = officer.post(address, {"to": days(9).isoformat(), "code": ""})
    assert list(unsaid.context["form"].errors) == ["code"]
    assert kept() == before

    officer.post(address, {"to": days(9).isoformat(), "code": "materials", "note": "待补材料"})
    page = officer.get(reverse("decision", args=[decision.code]))
    (move,) = page.context["date_moves"]
    assert (move.original_on, move.moved_to, move.code) == (days(5), days(9), "materials")
    (waits,) = officer.get(reverse("lifecycle")).context["waiting"]
    assert (waits.when, waits.url) == (days(9), reverse("decision", args=[decision.code]))

    officer.post(reverse("decision-withdraw", args=[decision.code]), {"reason": "方案调整"})
    assert officer.get(reverse("lifecycle")).context["waiting"] == []
    assert shore.membership("G1", "S3").state == "probation"


def test_term_of_a_probation_is_moved_and_the_board_says_so(officer, shore):
    decide_member(
        by=shore.officer,
        membership=shore.membership("G2", "S2"),
        step=MemberStep(to="probation"),
        papers=boldly(),
    )
    address = at_member("term-move", shore, "S2", group="G2")

    officer.post(address, {"to": days(500).isoformat(), "code": "inspection"})

    (row,) = [
        one
        for one in officer.get(reverse("lifecycle")).context["table"].table.rows
        if one["url"] == at_member("lifecycle-member", shore, "S2", group="G2")
    ]
    assert (row["state"], row["ends"]) == ("probation", days(500))
