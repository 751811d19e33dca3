"""Schools on their way into groups and out of them, in the district of ``manyuan demo``."""

from datetime import timedelta

from manyuan.directory.enums import GroupState, MemberRole, MemberState, SchoolKind
from manyuan.directory.models import Group, Membership
from manyuan.directory.queries.groups import groups_on, members_on
from manyuan.directory.queries.schools import schools_on
from manyuan.kernel.clock import today
from manyuan.lifecycle.actions.deciding import MemberStep, admit_candidate, decide_member
from manyuan.lifecycle.actions.papers import Papers
from manyuan.lifecycle.phases import state_of
from manyuan.seats.models import Seat

SOON = timedelta(days=45)


def load_lifecycle(by: Seat, *, group: Group) -> None:
    """Let one member begin to grow out of a group, and another school join one before long."""
    found = members_on(by, today(), group=group).filter(role=MemberRole.MEMBER)
    member = next((one for one in found if state_of(one) == MemberState.MEMBER), None)
    if member is not None:
        _grow(by, member)
    _admit_soon(by)


def _grow(by: Seat, member: Membership) -> None:
    papers = Papers(
        decided_on=today(),
        effective_on=today(),
        reason="成员校多年稳定提升，进入成长退出过渡期",
        document_number=_number(18),
        document_title="关于启动成员校成长退出的决定",
        override="满意度和增值数据本学年补齐，先行启动过渡期",
    )
    step = MemberStep(to=MemberState.GRADUATING)
    decide_member(by=by, membership=member, step=step, papers=papers)


def _admit_soon(by: Seat) -> None:
    """Decide that a school outside all groups joins one that is founded, from a day to come."""
    group = groups_on(by, today()).filter(state=GroupState.ESTABLISHED).last()
    inside = members_on(by, today()).order_by().values("school")
    outside = schools_on(by, today()).filter(campus_of__isnull=True, kind=SchoolKind.PRIMARY)
    school = outside.exclude(pk__in=inside).order_by("-unit__code").first()
    if group is None or school is None:
        return
    papers = Papers(
        decided_on=today(),
        effective_on=today() + SOON,
        reason="双方签订意向书，先作为候选校参加集团活动",
        document_number=_number(19),
        document_title="关于吸收候选校的决定",
        override="路程略远，以线上教研补足",
    )
    admit_candidate(by=by, group=group, school=school, papers=papers)


def _number(place: int) -> str:
    return f"满教发〔{today().year}〕{place} 号"
