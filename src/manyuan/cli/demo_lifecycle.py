"""A school that grows out of its group, in the district that ``manyuan demo`` opens."""

from manyuan.directory.enums import MemberRole, MemberState
from manyuan.directory.models import Group, Membership
from manyuan.directory.queries.groups import members_on
from manyuan.kernel.clock import today
from manyuan.lifecycle.actions.deciding import MemberStep, decide_member
from manyuan.lifecycle.actions.papers import Papers
from manyuan.lifecycle.phases import state_of
from manyuan.seats.models import Seat


def load_lifecycle(by: Seat, *, group: Group) -> None:
    """Let one member of a group begin to grow out of it, by a decision with its gates."""
    found = members_on(by, today(), group=group).filter(role=MemberRole.MEMBER)
    member = next((one for one in found if state_of(one) == MemberState.MEMBER), None)
    if member is not None:
        _grow(by, member)


def _grow(by: Seat, member: Membership) -> None:
    papers = Papers(
        decided_on=today(),
        effective_on=today(),
        reason="成员校多年稳定提升，进入成长退出过渡期",
        document_title="关于启动成员校成长退出的决定",
        override="满意度和增值数据本学年补齐，先行启动过渡期",
    )
    step = MemberStep(to=MemberState.GRADUATING)
    decide_member(by=by, membership=member, step=step, papers=papers)
