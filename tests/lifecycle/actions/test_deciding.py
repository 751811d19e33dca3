from dataclasses import replace
from datetime import date

import pytest

from manyuan.directory.actions.groups import GroupFacts, found_group
from manyuan.directory.actions.memberships import (
    MembershipFacts,
    end_membership,
    start_membership,
)
from manyuan.directory.models import Membership, School
from manyuan.directory.queries.groups import coverage_of, register_on, sizes_of
from manyuan.evaluation.queries.balance import balance_of
from manyuan.evaluation.queries.groups import group_balance
from manyuan.history.models import Record
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.lifecycle.actions.deciding import (
    MemberStep,
    admit_candidate,
    decide_group,
    decide_member,
)
from manyuan.lifecycle.actions.evidence import EvidenceFacts, register_evidence
from manyuan.lifecycle.actions.grouping import NewGroup, found_under, merge_groups, split_group
from manyuan.lifecycle.actions.terms import move_term_of_member
from manyuan.lifecycle.actions.waiting import (
    Postponement,
    carry_out_decision,
    postpone_decision,
    withdraw_decision,
)
from manyuan.lifecycle.errors import (
    CampusCodeMissing,
    DayIsPast,
    DayNotMoved,
    DecidedInFuture,
    DecisionIsCarriedOut,
    DecisionWaits,
    EffectiveInPastYear,
    GatesNotMet,
    GroundMissing,
    GroupNotOpen,
    LeadCannotLeave,
    NotGraduated,
    NothingToMove,
    ReasonMissing,
    StepForbidden,
    TargetMissing,
    TooFewMembers,
)
from manyuan.lifecycle.jobs import carry_out_due
from manyuan.lifecycle.models import DateMove, Decision
from manyuan.lifecycle.phases import phase_of
from manyuan.lifecycle.queries.terms import Terms
from worlds.clock import on_day
from worlds.lifecycle import OVERRIDE, boldly, days, papers


def step(to, **given):
    return MemberStep(to=to, **given)


def decide(shore, group, school, to, *, given=None, **more):
    return decide_member(
        by=shore.officer,
        membership=shore.membership(group, school),
        step=step(to, **more),
        papers=given or boldly(),
    )


def rows():
    return (
        sorted(Membership.objects.values_list("group", "school", "state", "joined_on", "left_on")),
        Decision.objects.count(),
        Record.objects.count(),
    )


def past_figures(shore):
    """Return what pages say of the last school year: coverage, sizes, balance of groups."""
    year = today().year - 1
    register = register_on(shore.officer, date(year, 9, 30))
    view = balance_of(shore.officer, year)
    groups = {code: group_balance(shore.officer, shore.group(code), view) for code in ("G1", "G2")}
    return coverage_of(register), sizes_of(register), view.report.as_json(), groups


def grow(shore, *, group="G1", school="S2"):
    decide(shore, group, school, "graduating")
    return decide(shore, group, school, "graduated")


def merge(shore):
    return merge_groups(
        by=shore.officer, group=shore.group("G2"), into=shore.group("G1"), papers=papers()
    )


def split(shore, schools=("S2", "S3"), lead="S2", **given):
    return split_group(
        by=shore.officer,
        group=shore.group("G1"),
        new=NewGroup(code="G7", name="灯塔教育集团"),
        schools=schools,
        lead=lead,
        papers=papers(**given),
    )


STEPS = {
    "established": lambda shore: decide_group(
        by=shore.officer, group=shore.group("G2"), to="established", papers=boldly()
    ),
    "dissolved": lambda shore: decide_group(
        by=shore.officer, group=shore.group("G2"), to="dissolved", papers=papers()
    ),
    "admitted": lambda shore: admit_candidate(
        by=shore.officer, group=shore.group("G1"), school=shore.school("S6"), papers=boldly()
    ),
    "member": lambda shore: decide(shore, "G1", "S3", "member"),
    "graduated": grow,
    "exited": lambda shore: decide(shore, "G1", "S2", "exited", ground="agreed"),
    "moved": lambda shore: decide(shore, "G1", "S3", "moved", target=shore.group("G2")),
    "campus": lambda shore: decide(shore, "G1", "S3", "merged", campus="S1-2"),
    "merged": merge,
    "split": split,
}


@pytest.mark.parametrize("name", STEPS)
def test_no_figure_of_an_earlier_year_changes(shore, name):
    with shore.at():
        before = past_figures(shore)

        STEPS[name](shore)

        assert past_figures(shore) == before


def test_a_step_with_open_gates_is_refused_and_nothing_changes(shore):
    with shore.at():
        before = rows()

        with pytest.raises(GatesNotMet) as refused:
            decide_group(
                by=shore.officer, group=shore.group("G2"), to="established", papers=papers()
            )

        assert "集团章程已备案" in str(refused.value)
        assert rows() == before


def test_an_override_stays_on_the_decision_with_what_each_gate_showed(shore):
    with shore.at():
        taken = STEPS["established"](shore)

        assert taken.override == OVERRIDE
        assert {gate["code"]: gate["verdict"] for gate in taken.gates}["group.charter"] is None
        assert (taken.code, taken.carried_out_on) == ("D000001", today())
        assert phase_of(shore.group("G2")) == "established"


def test_an_override_is_not_kept_where_every_gate_is_met(shore):
    with shore.at():
        taken = decide(shore, "G1", "S3", "member")

        assert [gate["verdict"] for gate in taken.gates] == [True]
        assert taken.override == ""
        assert shore.membership("G1", "S3").state == "member"


def test_evidence_that_is_registered_meets_its_gate(shore):
    with shore.at():
        facts = EvidenceFacts(item="charter", holds=True, seen_on=today(), document="章程备案表")
        register_evidence(by=shore.officer, group=shore.group("G2"), facts=facts)

        taken = STEPS["established"](shore)

        assert {gate["code"]: gate["verdict"] for gate in taken.gates}["group.charter"] is True


def test_a_compact_group_is_established_as_semi_compact_without_the_checklist(shore):
    with shore.at():
        taken = decide_group(
            by=shore.officer, group=shore.group("G1"), to="established", papers=papers()
        )

        assert (taken.from_state, shore.group("G1").tightness) == ("compact", "semi")


def test_the_checklist_makes_a_group_compact(shore):
    with shore.at():
        STEPS["established"](shore)
        decide_group(by=shore.officer, group=shore.group("G2"), to="compact", papers=boldly())

        assert (shore.group("G2").tightness, phase_of(shore.group("G2"))) == ("compact", "compact")


def test_a_drafted_group_and_its_candidates_begin_on_the_same_day(shore):
    with shore.at():
        facts = GroupFacts(name="新集团", state="draft", founded_on=days(-5))
        group = found_group(by=shore.officer, code="G8", facts=facts)
        for code, role in (("S6", "lead"), ("S3", "member")):
            joined = MembershipFacts(role=role, joined_on=days(-5), state="candidate")
            start_membership(by=shore.officer, group=group, school=shore.school(code), facts=joined)

        decide_group(by=shore.officer, group=group, to="incubating", papers=boldly())

        assert shore.group("G8").founded_on == today()
        assert {one.joined_on for one in group.memberships.all()} == {today()}


@pytest.mark.parametrize(
    ("group", "to"), [("G1", "incubating"), ("G1", "merged"), ("G2", "rectifying")]
)
def test_no_other_step_is_possible(shore, group, to):
    with shore.at():
        before = rows()

        with pytest.raises(StepForbidden):
            decide_group(by=shore.officer, group=shore.group(group), to=to, papers=boldly())

        assert rows() == before


def test_a_member_takes_no_step_that_the_table_does_not_know(shore):
    with shore.at(), pytest.raises(StepForbidden):
        decide(shore, "G2", "S2", "graduating")


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"to": "exited"}, GroundMissing),
        ({"to": "moved"}, TargetMissing),
        ({"to": "merged"}, CampusCodeMissing),
    ],
)
def test_who_leaves_says_why_and_where_to(shore, more, error):
    with shore.at():
        before = rows()

        with pytest.raises(error):
            decide(shore, "G1", "S2", **more)

        assert rows() == before


def test_the_only_lead_cannot_leave(shore):
    with shore.at(), pytest.raises(LeadCannotLeave):
        decide(shore, "G1", "S1", "exited", ground="agreed")


def test_who_moves_is_in_one_group_until_the_day_and_in_the_other_from_it(shore):
    with shore.at():
        STEPS["moved"](shore)

        old, new = shore.membership("G1", "S3"), shore.membership("G2", "S3")
        assert (old.state, old.left_on) == ("moved", today())
        assert (new.state, new.joined_on, new.kind) == ("probation", today(), "new")


def test_a_school_that_becomes_a_campus_closes_and_opens_on_the_same_day(shore):
    with shore.at():
        STEPS["campus"](shore)

        campus = School.objects.get(unit__code="S1-2")
        assert (campus.campus_of, campus.opened_on) == (shore.school("S1"), today())
        assert shore.school("S3").closed_on == today()
        assert shore.membership("G1", "S3").state == "merged"


def test_a_merge_lists_each_move_and_ends_the_group(shore):
    with shore.at():
        taken = merge(shore)

        assert [(one["school"], one["role"], one["joins"]) for one in taken.moves] == [
            ("S4", "member", True),
            ("S2", "member", False),
            ("S5", "member", True),
        ]
        assert (phase_of(shore.group("G2")), shore.group("G2").dissolved_on) == ("merged", today())
        assert shore.membership("G1", "S4").joined_on == today()
        assert {one.left_on for one in shore.group("G2").memberships.all()} == {today()}


def test_a_split_leaves_a_lead_in_both_groups(shore):
    with shore.at():
        split(shore)

        new = shore.group("G7")
        assert (phase_of(new), new.founded_on) == ("established", today())
        assert {(one.school.code, one.role) for one in new.memberships.all()} == {
            ("S2", "lead"),
            ("S3", "member"),
        }


@pytest.mark.parametrize(
    ("schools", "lead"), [(("S2",), "S3"), (("S1", "S2", "S3"), "S1"), (("S1",), "S1")]
)
def test_a_split_that_leaves_no_lead_is_refused_whole(shore, schools, lead):
    with shore.at():
        before = rows()

        with pytest.raises(TooFewMembers):
            split(shore, schools=schools, lead=lead)

        assert rows() == before


def test_a_group_does_not_merge_into_itself_or_one_that_is_over(shore):
    with shore.at():
        one = shore.group("G1")
        with pytest.raises(TargetMissing):
            merge_groups(by=shore.officer, group=one, into=one, papers=papers())
        STEPS["dissolved"](shore)
        with pytest.raises(GroupNotOpen):
            merge_groups(by=shore.officer, group=one, into=shore.group("G2"), papers=papers())


def test_a_school_that_has_grown_leads_a_group_of_its_own_in_one_action(shore):
    with shore.at():
        new = NewGroup(code="G9", name="灯塔小学教育集团")
        with pytest.raises(NotGraduated):
            found_under(by=shore.officer, school=shore.school("S2"), new=new, papers=papers())
        grow(shore)

        taken = found_under(by=shore.officer, school=shore.school("S2"), new=new, papers=papers())

        assert (taken.kind, phase_of(shore.group("G9"))) == ("lead", "incubating")
        lead = shore.membership("G9", "S2")
        assert (lead.role, lead.state, lead.joined_on) == ("lead", "member", today())


def test_a_decision_for_later_waits_and_is_carried_out_on_its_day(shore):
    with shore.at():
        taken = decide(
            shore, "G1", "S2", "exited", ground="agreed", given=papers(effective_on=days(3))
        )
        assert (taken.carried_out_on, shore.membership("G1", "S2").left_on) == (None, None)
        with pytest.raises(DecisionWaits):
            decide(shore, "G1", "S2", "exited", ground="agreed")

    with on_day(days(4)):
        assert carry_out_due() == 1
    with shore.at():
        taken.refresh_from_db()
        left = shore.membership("G1", "S2")
        assert (taken.carried_out_on, left.left_on) == (days(4), days(3))


def test_what_the_register_no_longer_allows_waits_and_does_not_stop_the_others(shore):
    with shore.at():
        later = papers(effective_on=days(2))
        gone = decide(shore, "G1", "S2", "exited", ground="agreed", given=later)
        done = decide(shore, "G1", "S3", "exited", ground="agreed", given=later)
        member = shore.membership("G1", "S2")
        end_membership(by=shore.officer, membership=member, on=days(1))

    with on_day(days(2)):
        assert carry_out_due() == 1
    with shore.at():
        for one in (gone, done):
            one.refresh_from_db()
        assert (gone.waits, done.carried_out_on) == (True, days(2))


def test_the_day_of_a_waiting_decision_is_moved_for_a_known_reason(shore):
    with shore.at():
        taken = split(shore, effective_on=days(3))
        moved = Postponement(to=days(9), code="materials")
        postpone_decision(by=shore.officer, decision=taken, moved=moved)

        kept = DateMove.objects.get()
        taken.refresh_from_db()
        assert (kept.original_on, kept.moved_to, taken.effective_on) == (days(3), days(9), days(9))
        for wrong, error in ((days(9), DayNotMoved), (days(-1), DayIsPast)):
            with pytest.raises(error):
                postpone_decision(by=shore.officer, decision=taken, moved=replace(moved, to=wrong))
        assert DateMove.objects.count() == 1


def test_a_waiting_decision_is_withdrawn_with_a_reason_and_stays(shore):
    with shore.at():
        taken = split(shore, effective_on=days(3))
        with pytest.raises(ReasonMissing):
            withdraw_decision(by=shore.officer, decision=taken, reason=" ")
        withdraw_decision(by=shore.officer, decision=taken, reason="方案调整")

        taken.refresh_from_db()
        assert (taken.withdrawn_on, taken.waits) == (today(), False)
        assert phase_of(shore.group("G7")) == "draft"
        with pytest.raises(DecisionIsCarriedOut):
            carry_out_decision(by=shore.officer, decision=taken)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"reason": "  "}, ReasonMissing),
        ({"decided_on": days(1), "effective_on": days(2)}, DecidedInFuture),
        ({"effective_on": days(-400)}, EffectiveInPastYear),
    ],
)
def test_papers_that_cannot_be_are_refused(shore, given, error):
    with shore.at():
        before = rows()

        with pytest.raises(error):
            decide(shore, "G1", "S2", "exited", ground="agreed", given=papers(**given))

        assert rows() == before


def test_a_probation_ends_after_a_year_unless_the_day_was_moved(shore):
    with shore.at():
        assert Terms(shore.officer).end_of(shore.membership("G1", "S3")) == date(2024, 9, 1)

        moved = Postponement(to=date(2025, 9, 1), code="inspection")
        move_term_of_member(by=shore.officer, membership=shore.membership("G1", "S3"), moved=moved)

        assert Terms(shore.officer).end_of(shore.membership("G1", "S3")) == date(2025, 9, 1)
        with pytest.raises(NothingToMove):
            move_term_of_member(
                by=shore.officer, membership=shore.membership("G1", "S2"), moved=moved
            )


@pytest.mark.parametrize("role", ["group_office", "principal", "teacher", "auditor"])
def test_only_the_bureau_decides(shore, role):
    seat = getattr(shore, role)
    with shore.at():
        before = rows()
        membership = shore.membership("G1", "S2")
    with shore.at(seat), pytest.raises(Refused):
        decide_member(
            by=seat, membership=membership, step=step("exited", ground="agreed"), papers=papers()
        )
    with shore.at():
        assert rows() == before
