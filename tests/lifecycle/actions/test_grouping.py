import pytest

from manyuan.kernel.clock import today
from manyuan.lifecycle.actions.deciding import (
    decide_group,
)
from manyuan.lifecycle.actions.grouping import NewGroup, found_under, merge_groups
from manyuan.lifecycle.errors import (
    GroupNotOpen,
    NotGraduated,
    TargetMissing,
    TooFewMembers,
)
from manyuan.lifecycle.phases import phase_of
from worlds.lifecycle import grow, merge, papers, rows, split


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
        decide_group(by=shore.officer, group=shore.group("G2"), to="dissolved", papers=papers())
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
