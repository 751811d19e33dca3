from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "school.opened": _("登记了学校{name}"),
    "school.edited": _("修改了{name}的登记信息"),
    "school.closed": _("登记{name}自 {on} 起停办"),
    "school.reopened": _("撤销了{name}的停办登记"),
    "group.founded": _("设立了{name}"),
    "group.edited": _("修改了{name}的信息"),
    "group.dissolved": _("登记{name}自 {on} 起解散"),
    "group.restored": _("撤销了{name}的解散登记"),
    "membership.started": _("{school}自 {on} 起加入{group}"),
    "membership.edited": _("修改了{school}在{group}的成员信息"),
    "membership.ended": _("{school}自 {on} 起退出{group}"),
    "membership.removed": _("删除了误录的成员关系：{school}，{group}（{reason}）"),
    "partner.added": _("登记了合作单位{name}"),
    "partner.edited": _("修改了合作单位{name}"),
    "report.corrected": _("更正了{name} {year} 学年的办学条件（{reason}）"),
}
