from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "course.offered": _("登记了{provider}的课程「{course}」，名额 {places} 人"),
    "course.edited": _("修改了课程「{course}」"),
    "course.allotted": _("调整了课程「{course}」的接受学校：共 {schools} 所"),
    "course.opened": _("课程「{course}」开放报名：{opens} 至 {closes}"),
    "course.closing": _("课程「{course}」的报名将于 {closes} 截止"),
    "course.started": _("课程「{course}」开课：{schools} 所学校，{pupils} 人"),
    "course.finished": _("课程「{course}」结课：上课 {sessions} 次，到课最多时 {pupils} 人"),
    "course.cancelled": _("取消了课程「{course}」（{reason}）"),
    "course.scheduled": _("为课程「{course}」排了 {sessions} 次课"),
    "course.moved": _("课程「{course}」第 {number} 次课由 {before} 改为 {after}（{reason}）"),
    "course.skipped": _("取消了课程「{course}」第 {number} 次课，原定 {on}（{reason}）"),
    "course.signed": _(
        "{school}报名课程「{course}」：{asked} 人，占名额 {placed} 人，候补 {waiting} 人"
    ),
    "course.withdrawn": _("{school}退出了课程「{course}」的报名（{reason}）"),
    "course.counted": _("登记课程「{course}」的到课人数：{counts} 项"),
}
