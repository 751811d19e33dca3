"""Where groups and members stand, read from the columns that the directory keeps."""

from manyuan.directory.enums import GroupState, MemberState, Tightness
from manyuan.directory.models import Group, Membership
from manyuan.lifecycle.enums import Follows, GroupPhase
from manyuan.lifecycle.errors import StepForbidden

# What the phase says in the two columns of the register; None leaves the tightness as it is.
STATE_OF_PHASE: dict[str, GroupState] = {
    GroupPhase.COMPACT: GroupState.ESTABLISHED,
    **{GroupPhase(state.value): state for state in GroupState},
}


def phase_of(group: Group) -> GroupPhase:
    """Return the phase of a group; one without a state is established, as the register counts it.

    A compact group is an established one whose tightness is compact.
    """
    state = group.state or GroupState.ESTABLISHED
    if state == GroupState.ESTABLISHED and group.tightness == Tightness.COMPACT:
        return GroupPhase.COMPACT
    return GroupPhase(state)


def tightness_in(phase: GroupPhase, tightness: str) -> str:
    """Return how closely a group is run once it has come to a phase.

    Only the checklist makes a group compact: one that is established without it is semi-compact.
    """
    if phase == GroupPhase.COMPACT:
        return Tightness.COMPACT.value
    if phase == GroupPhase.ESTABLISHED and tightness == Tightness.COMPACT:
        return Tightness.SEMI.value
    return tightness


def state_of(membership: Membership) -> MemberState:
    """Return the state of a membership; one without a state is a member."""
    return MemberState(membership.state or MemberState.MEMBER)


def require_step(name: str, follows: Follows, *, at: GroupPhase | MemberState, to: str) -> None:
    """Refuse a step that the table does not know.

    Raises
    ------
    StepForbidden
        When the table knows no such step.
    """
    if to not in follows[at]:
        raise StepForbidden(name=name, state=at.label, to=type(at)(to).label)
