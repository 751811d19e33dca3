from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "freeze.made": _("冻结了「{name}」：{schools} 所学校，{teachers} 位教师"),
    "freeze.early": _("填报截止前冻结了「{name}」（{reason}）"),
    "scenario.drafted": _("起草了方案草案「{name}」"),
    "scenario.changed": _("修改了方案草案「{name}」"),
    "scenario.copied": _("由「{source}」复制出方案草案「{name}」"),
    "scenario.withdrawn": _("作废了方案草案「{name}」"),
    "scenario.overridden": _("在「{name}」里调整了规则参数"),
    "scenario.pinned": _("在「{name}」里指定了{teacher}的去向"),
    "scenario.unpinned": _("在「{name}」里取消了对{teacher}的指定"),
    "scenario.banned": _("在「{name}」里排除了{teacher}去{school}"),
    "scenario.unbanned": _("在「{name}」里取消了对{teacher}去{school}的排除"),
    "scenario.submitted": _("上报了方案草案「{name}」"),
    "scenario.returned": _("退回了方案草案「{name}」（{reason}）"),
    "caravan.drafted": _("起草了大篷车方案「{name}」"),
    "caravan.pinned": _("在「{name}」里指定「{request}」由{place}承担"),
    "caravan.unserved": _("在「{name}」里指定「{request}」不安排"),
    "caravan.unpinned": _("在「{name}」里取消了对「{request}」的指定"),
    "caravan.banned": _("在「{name}」里排除了{place}承担「{request}」"),
    "caravan.unbanned": _("在「{name}」里取消了对{place}承担「{request}」的排除"),
    "grouping.drafted": _("起草了集团布局方案「{name}」"),
    "grouping.pinned": _("在「{name}」里指定{school}进{lead}的集团"),
    "grouping.unpinned": _("在「{name}」里取消了对{school}的指定"),
    "grouping.banned": _("在「{name}」里排除了{school}进{lead}的集团"),
    "grouping.unbanned": _("在「{name}」里取消了对{school}进{lead}的集团的排除"),
    "grouping.placed": _("在「{name}」里把{school}改到{lead}的集团"),
    "grouping.uncovered": _("在「{name}」里把{school}改为不进集团"),
    "grouping.adopted": _("采纳了「{name}」：培育新集团 {groups} 个，{members} 所学校成为候选成员"),
    "run.started": _("开始计算「{name}」"),
    "run.stopping": _("要求停止计算「{name}」"),
    "run.done": _("「{name}」计算完成，得到第 {number} 版方案：{count} 位教师交流"),
    "run.stopped": _(
        "「{name}」停止计算，保留当时最好的结果（第 {number} 版）：{count} 位教师交流"
    ),
    "caravan.done": _("「{name}」计算完成，得到第 {number} 版方案：{count} 场到校"),
    "caravan.stopped": _(
        "「{name}」停止计算，保留当时最好的结果（第 {number} 版）：{count} 场到校"
    ),
    "grouping.done": _("「{name}」计算完成，得到第 {number} 版方案：{count} 所学校进集团"),
    "grouping.stopped": _(
        "「{name}」停止计算，保留当时最好的结果（第 {number} 版）：{count} 所学校进集团"
    ),
    "run.failed": _("「{name}」没有算成"),
    "plan.edited": _("在「{name}」里把{teacher}改为到{school}"),
    "plan.unplaced": _("在「{name}」里把{teacher}改为留在原校"),
    "plan.asked": _("就「{name}」向 {schools} 所学校征求意见，{due} 前答复"),
    "plan.agreed": _("{school}同意{teacher}的交流安排"),
    "plan.refused": _("{school}不同意{teacher}的交流安排（{reason}）"),
    "plan.unanswered": _("{school}撤销了对{teacher}的交流安排的答复"),
    "plan.closing": _("「{name}」的答复将于 {closes} 截止"),
    "plan.reminded": _("就「{name}」催办了 {schools} 所学校"),
    "plan.adopted": _("采纳了「{name}」：{moves} 位教师交流"),
    "caravan.adopted": _(
        "采纳了「{name}」：{visits} 场到校，其中新安排 {begun} 场，取消原安排 {dropped} 场"
    ),
    "plan.discarded": _("放弃了「{name}」"),
}
