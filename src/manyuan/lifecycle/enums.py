"""The closed sets of the lifecycle, and which state may follow which: nothing else is possible."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from manyuan.directory.enums import MemberState


class GroupPhase(models.TextChoices):
    """Where a group stands in its life: its state, with the compact group told apart."""

    DRAFT = "draft", _("拟建")
    INCUBATING = "incubating", _("培育")
    ESTABLISHED = "established", _("成立")
    COMPACT = "compact", _("紧密型集团")
    RECTIFYING = "rectifying", _("整改")
    DISSOLVED = "dissolved", _("解散")
    MERGED = "merged", _("并入")


class DecisionKind(models.TextChoices):
    """What a decision is about."""

    GROUP = "group", _("集团进退")
    ADMISSION = "admission", _("吸收候选校")
    MEMBER = "member", _("成员校进退")
    MERGE = "merge", _("集团合并")
    SPLIT = "split", _("集团拆分")
    LEAD = "lead", _("成长为牵头校")


class Ground(models.TextChoices):
    """Why a school leaves a group before it has graduated."""

    AGREED = "agreed", _("协商退出")
    FAILED = "failed", _("连续两年不合格")
    VETO = "veto", _("一票否决")
    CLOSED = "closed", _("学校撤并")


class Term(models.TextChoices):
    """A day that was set, and may be moved with a reason."""

    EFFECTIVE = "effective", _("生效日期")
    PROBATION = "probation", _("试行期满")
    INCUBATION = "incubation", _("培育期满")
    TRANSITION = "transition", _("过渡期满")


class MoveCode(models.TextChoices):
    """Why a day was moved."""

    MATERIALS = "materials", _("材料未齐")
    INSPECTION = "inspection", _("督导结果未出")
    CONSULTING = "consulting", _("尚在征求意见")
    BUILDING = "building", _("校舍或搬迁工程")
    REQUESTED = "requested", _("学校或集团申请")
    EMERGENCY = "emergency", _("突发事件")
    MISTAKE = "mistake", _("日期登记有误")


class EvidenceItem(models.TextChoices):
    """What somebody has to look at and register: no number of the district shows it."""

    CHARTER = "charter", _("集团章程")
    SINGLE_HEAD = "single_head", _("一个法人或一名总校长")
    JOINT_PLAN = "joint_plan", _("统一的年度计划")
    JOINT_BUDGET = "joint_budget", _("统一的年度预算")


class ProposalState(models.TextChoices):
    """How far a proposal has come."""

    WAITING = "waiting", _("待答复")
    APPROVED = "approved", _("已同意")
    DECLINED = "declined", _("不同意")
    WITHDRAWN = "withdrawn", _("已撤回")


Follows = Mapping[str, frozenset[str]]

# A group is merged by a decision about two groups, never by a step of its own.
GROUP_FOLLOWS: Follows = {
    GroupPhase.DRAFT: frozenset({GroupPhase.INCUBATING}),
    GroupPhase.INCUBATING: frozenset(
        {GroupPhase.ESTABLISHED, GroupPhase.COMPACT, GroupPhase.DISSOLVED}
    ),
    GroupPhase.ESTABLISHED: frozenset(
        {GroupPhase.COMPACT, GroupPhase.RECTIFYING, GroupPhase.DISSOLVED}
    ),
    GroupPhase.COMPACT: frozenset(
        {GroupPhase.ESTABLISHED, GroupPhase.RECTIFYING, GroupPhase.DISSOLVED}
    ),
    GroupPhase.RECTIFYING: frozenset(
        {GroupPhase.ESTABLISHED, GroupPhase.COMPACT, GroupPhase.DISSOLVED}
    ),
    GroupPhase.DISSOLVED: frozenset(),
    GroupPhase.MERGED: frozenset(),
}
MAY_MERGE = frozenset(
    {GroupPhase.INCUBATING, GroupPhase.ESTABLISHED, GroupPhase.COMPACT, GroupPhase.RECTIFYING}
)
OVER = frozenset({GroupPhase.DISSOLVED, GroupPhase.MERGED})

_ENDS = frozenset({MemberState.EXITED, MemberState.MOVED, MemberState.MERGED})
MEMBER_FOLLOWS: Follows = {
    MemberState.CANDIDATE: frozenset({MemberState.PROBATION, MemberState.EXITED}),
    MemberState.PROBATION: frozenset({MemberState.MEMBER}) | _ENDS,
    MemberState.MEMBER: frozenset({MemberState.GRADUATING}) | _ENDS,
    # A school that has not kept what it had reached stays a member.
    MemberState.GRADUATING: frozenset({MemberState.GRADUATED, MemberState.MEMBER}) | _ENDS,
    MemberState.GRADUATED: frozenset(),
    MemberState.EXITED: frozenset(),
    MemberState.MERGED: frozenset(),
    MemberState.MOVED: frozenset(),
}
LEAVES = frozenset({MemberState.GRADUATED}) | _ENDS
