"""Steps of groups and members on Shore, each with papers of today."""

from dataclasses import dataclass, replace
from datetime import timedelta

from manyuan.directory.models import Membership
from manyuan.history.models import Record
from manyuan.kernel.clock import today
from manyuan.lifecycle.actions.deciding import MemberStep, decide_member
from manyuan.lifecycle.actions.files import add_file
from manyuan.lifecycle.actions.grouping import NewGroup, merge_groups, split_group
from manyuan.lifecycle.actions.papers import Papers
from manyuan.lifecycle.actions.proposing import ProposalFacts, propose
from manyuan.lifecycle.models import Decision
from worlds.visits import PDF

OVERRIDE = "局长办公会同意先行"


def papers(**given):
    """Return papers of today that give a reason; ``override`` is empty unless told otherwise."""
    plain = Papers(decided_on=today(), effective_on=today(), reason="经研究决定")
    return replace(plain, **given)


def boldly(**given):
    """Return papers of today that take the step whatever the gates show."""
    return papers(override=OVERRIDE, **given)


def days(n):
    """Return the day n days from today."""
    return today() + timedelta(days=n)


@dataclass(frozen=True)
class Decided:
    """What the addresses of the lifecycle need: a decision with its file, and a proposal."""

    life_decision: str
    life_file: int
    life_proposal: int


def decide_something(shore):
    """Let S3 leave G1 in some days, and let G1's office ask for S6."""
    decision = decide_member(
        by=shore.officer,
        membership=shore.membership("G1", "S3"),
        step=MemberStep(to="exited", ground="agreed"),
        papers=papers(effective_on=days(5)),
    )
    file = add_file(by=shore.officer, decision=decision, name="决定.pdf", content=PDF)
    facts = ProposalFacts(
        group=shore.group("G1"),
        school=shore.school("S6"),
        to="candidate",
        wished_on=today(),
        reason="双方已经商定",
    )
    proposal = propose(by=shore.group_office, facts=facts)
    return Decided(decision.code, file.pk, proposal.number)


def step(to, **given):
    """Return a step of a member."""
    return MemberStep(to=to, **given)


def decide(shore, group, school, to, *, given=None, **more):
    """Let a member take a step, whatever the gates show unless papers are given."""
    return decide_member(
        by=shore.officer,
        membership=shore.membership(group, school),
        step=step(to, **more),
        papers=given or boldly(),
    )


def rows():
    """Return the memberships, and how many decisions and records there are."""
    return (
        sorted(Membership.objects.values_list("group", "school", "state", "joined_on", "left_on")),
        Decision.objects.count(),
        Record.objects.count(),
    )


def grow(shore, *, group="G1", school="S2"):
    """Let a school grow out of its group."""
    decide(shore, group, school, "graduating")
    return decide(shore, group, school, "graduated")


def merge(shore):
    """Merge the second group into the first."""
    return merge_groups(
        by=shore.officer, group=shore.group("G2"), into=shore.group("G1"), papers=papers()
    )


def split(shore, schools=("S2", "S3"), lead="S2", **given):
    """Let some schools leave the first group for one of their own."""
    return split_group(
        by=shore.officer,
        group=shore.group("G1"),
        new=NewGroup(code="G7", name="灯塔教育集团"),
        schools=schools,
        lead=lead,
        papers=papers(**given),
    )
