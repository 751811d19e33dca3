"""What the gates of a step show today; the one place that pages and actions ask."""

from manyuan.directory.models import Group, Membership, School
from manyuan.kernel.clock import today
from manyuan.lifecycle.enums import GROUP_FOLLOWS, MEMBER_FOLLOWS, GroupPhase
from manyuan.lifecycle.gates.facts import MemberShown
from manyuan.lifecycle.gates.gate import Gate
from manyuan.lifecycle.gates.of_groups import CHECKLIST, gates_of_group
from manyuan.lifecycle.gates.of_members import gates_of_member
from manyuan.lifecycle.phases import phase_of, state_of
from manyuan.lifecycle.queries.facts import Known
from manyuan.rules.lifecycle import load_lifecycle_pack
from manyuan.seats.models import Seat


def known_today(seat: Seat) -> Known:
    """Return what the bureau knows today."""
    return Known(seat, today())


def group_gates(
    seat: Seat, group: Group, to: GroupPhase, *, known: Known | None = None
) -> list[Gate]:
    """Return what the gates show before a group comes to a phase."""
    known = known or known_today(seat)
    shown, pack = known.group(group), load_lifecycle_pack()
    return gates_of_group(shown, pack, at=phase_of(group), to=to)


def compact_checklist(seat: Seat, group: Group, *, known: Known | None = None) -> list[Gate]:
    """Return what the checklist of a compact group shows."""
    shown = (known or known_today(seat)).group(group)
    return [gate(shown, load_lifecycle_pack()) for gate in CHECKLIST]


def gates_of_step(
    seat: Seat, membership: Membership, to: str, *, ground: str = "", known: Known | None = None
) -> list[Gate]:
    """Return what the gates show before a member comes to a state."""
    shown = (known or known_today(seat)).member(membership)
    pack = load_lifecycle_pack()
    return gates_of_member(shown, pack, at=state_of(membership), to=to, ground=ground)


def joining_gates(seat: Seat, group: Group, school: School) -> list[Gate]:
    """Return what the gates show before a school becomes a candidate, as if it had joined."""
    known = known_today(seat)
    shown = MemberShown(school=known.school(school), group=known.group_with(group, [school]))
    return gates_of_member(shown, load_lifecycle_pack(), at="", to="candidate")


def next_phases(group: Group) -> list[GroupPhase]:
    """Return the phases that may follow, in the order of a group's life."""
    return [phase for phase in GroupPhase if phase in GROUP_FOLLOWS[phase_of(group)]]


def next_states(membership: Membership) -> list[str]:
    """Return the states that may follow, in the order of a membership's life."""
    following = MEMBER_FOLLOWS[state_of(membership)]
    return [state for state in MEMBER_FOLLOWS if state in following]
