from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "event.drafted": _("筹备「{event}」：{on}，{schools} 所学校"),
    "event.changed": _("修改了「{event}」"),
    "event.staffed": _("调整了「{event}」的参加学校：{schools} 所，预计 {people} 人"),
    "event.programmed": _("修改了「{event}」的活动安排：{items} 个环节"),
    "event.announced": _("发布了「{event}」：{on}，{schools} 所学校"),
    "event.moved": _("「{event}」由 {before} 改到 {after}（{reason}）"),
    "event.cancelled": _("取消了 {on} 的「{event}」（{reason}）"),
    "event.held": _("登记「{event}」已于 {on} 举办"),
    "event.counted": _("登记{school}参加「{event}」的人数：学生 {pupils} 人，教师 {teachers} 人"),
    "event.reviewed": _("写了「{event}」的活动总结"),
    "event.postered": _("为「{event}」换上海报「{file}」"),
    "event.unpostered": _("撤下了「{event}」的海报「{file}」"),
}
