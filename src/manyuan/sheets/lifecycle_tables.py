"""The table of the decisions on groups and members."""

from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Column, Kind, Table

DECISION_KINDS = {
    "group": _("集团进退"),
    "admission": _("吸收候选校"),
    "member": _("成员校进退"),
    "merge": _("集团合并"),
    "split": _("集团拆分"),
    "lead": _("成长为牵头校"),
}
GROUNDS = {
    "agreed": _("协商退出"),
    "failed": _("连续两年不合格"),
    "veto": _("一票否决"),
    "closed": _("学校撤并"),
}
GROUP_STEPS = {
    "draft": _("拟建"),
    "incubating": _("培育"),
    "established": _("成立"),
    "compact": _("紧密型集团"),
    "rectifying": _("整改"),
    "dissolved": _("解散"),
    "merged": _("并入"),
}
MEMBER_STEPS = {
    "candidate": _("候选"),
    "probation": _("试行"),
    "member": _("正式"),
    "graduating": _("成长退出中"),
    "graduated": _("已成长退出"),
    "exited": _("已退出"),
    "moved": _("已转入他集团"),
}
STEPS = {**GROUP_STEPS, **MEMBER_STEPS}

DECISIONS = Table(
    "decisions",
    _("进退决定"),
    ("decision",),
    (
        Column("decision", _("决定编号"), Kind.CODE, required=True, longest=32),
        Column("kind", _("决定事项"), Kind.CHOICE, required=True, choices=DECISION_KINDS),
        Column("group", _("集团代码"), Kind.CODE, required=True, refers_to=("groups",), longest=32),
        Column("other_group", _("另一集团代码"), Kind.CODE, refers_to=("groups",), longest=32),
        Column("school", _("学校代码"), Kind.CODE, refers_to=("schools",), longest=32),
        Column("from_state", _("原状态"), Kind.CHOICE, choices=STEPS),
        Column("to_state", _("新状态"), Kind.CHOICE, required=True, choices=STEPS),
        Column("ground", _("退出原因"), Kind.CHOICE, choices=GROUNDS),
        Column("decided_on", _("决定日期"), Kind.DATE, required=True),
        Column("effective_on", _("生效日期"), Kind.DATE, required=True),
        Column("document_number", _("文号"), Kind.TEXT, longest=60),
        Column("document_title", _("文件名称"), Kind.TEXT, longest=120),
        Column("reason", _("决定理由"), Kind.TEXT, required=True, longest=500),
        Column("override", _("突破理由"), Kind.TEXT, longest=500),
        Column("approved_by", _("批准人"), Kind.TEXT, longest=60),
        Column("carried_out_on", _("执行日期"), Kind.DATE, note=_("空着就是尚未生效")),
        Column("withdrawn_on", _("撤回日期"), Kind.DATE),
        Column("withdrawal", _("撤回原因"), Kind.TEXT, longest=500),
    ),
)
