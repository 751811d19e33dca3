from django.utils.translation import gettext_lazy as _

from manyuan.engagements.kinds.visit.enums import Side

SENTENCES = {
    "visit.arranged": _("安排{expert}于 {on} {starts} 到{visited}讲「{topic}」"),
    "visit.confirmed": _("{visit_side}确认了{expert}于 {on} 到{visited}讲「{topic}」"),
    "visit.declined": _(
        "{visit_side}婉拒了{expert}于 {on} {starts} 到{visited}讲「{topic}」（{reason}）"
    ),
    "visit.unconfirmed": _("{visit_side}撤销了对{expert}于 {on} 到{visited}讲「{topic}」的确认"),
    "visit.undeclined": _("{visit_side}撤销了对{expert}于 {on} 到{visited}讲「{topic}」的婉拒"),
    "visit.moved": _("{expert}到{visited}讲「{topic}」由 {before} 改到 {after}（{reason}）"),
    "visit.cancelled": _("取消了{expert}于 {on} {starts} 到{visited}讲「{topic}」（{reason}）"),
    "visit.held": _(
        "登记{expert}于 {on} 在{visited}讲「{topic}」：学生 {pupils} 人，教师 {teachers} 人"
    ),
    "visit.corrected": _(
        "更正{expert}于 {on} 在{visited}讲「{topic}」的人数："
        "学生 {pupils} 人，教师 {teachers} 人（{reason}）"
    ),
    "evidence.added": _("为{expert}在{visited}讲「{topic}」添加了文件「{file}」"),
    "evidence.removed": _("移除了{expert}在{visited}讲「{topic}」的文件「{file}」"),
    "feedback.given": _("{visit_side}反馈了{expert}在{visited}讲「{topic}」：{rating} 分"),
}
WORDS = {"visit_side": dict(Side.choices)}
