from datetime import date

import pytest

from manyuan.directory.actions.groups import GroupFacts, found_group
from manyuan.directory.actions.memberships import (
    MembershipFacts,
    start_membership,
)
from manyuan.directory.models import School
from manyuan.directory.queries.groups import coverage_of, register_on, sizes_of
from manyuan.evaluation.queries.balance import balance_of
from manyuan.evaluation.queries.groups import group_balance
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.lifecycle.actions.deciding import (
    admit_candidate,
    decide_group,
    decide_member,
)
from manyuan.lifecycle.errors import (
    CampusCodeMissing,
    DecidedInFuture,
    EffectiveInPastYear,
    GatesNotMet,
    GroundMissing,
    LeadCannotLeave,
    ReasonMissing,
    StepForbidden,
    TargetMissing,
)
from manyuan.lifecycle.phases import phase_of
from worlds.lifecycle import OVERRIDE, boldly, days, decide, grow, merge, papers, rows, split, step


def past_figures(shore):
    """Return what pages say of the last school year: coverage, sizes, balance of groups."""
    year = today().year - 1
    register = register_on(shore.officer, date(year, 9, 30))
    view = balance_of(shore.officer, year)
    groups = {code: group_balance(shore.officer, shore.group(code), view) for code in ("G1", "G2")}
    return coverage_of(register), sizes_of(register), view.report.as_json(), groups


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
