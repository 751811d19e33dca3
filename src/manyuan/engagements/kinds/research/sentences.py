from django.utils.translation import gettext_lazy as _

from manyuan.engagements.kinds.research.enums import ResearchMode

SENTENCES = {
    "research.arranged": _("安排 {on} 的{research_mode}「{topic}」，{schools} 所学校参加"),
    "research.changed": _("修改 {on} 的{research_mode}「{topic}」（{reason}）"),
    "research.moved": _("{research_mode}「{topic}」由 {before} 改到 {after}（{reason}）"),
    "research.cancelled": _("取消 {on} 的{research_mode}「{topic}」（{reason}）"),
    "research.held": _("登记 {on} 的{research_mode}「{topic}」已开展"),
    "research.minuted": _("更新 {on} 的{research_mode}「{topic}」的纪要"),
    "research.attended": _(
        "登记 {on} 的{research_mode}「{topic}」的到会人数：{schools} 所学校 {people} 人"
    ),
    "research.named": _("登记{school}参加 {on} 的{research_mode}「{topic}」的教师 {people} 人"),
    "research.published": _("为 {on} 的{research_mode}「{topic}」添加文件「{file}」"),
    "research.retracted": _("移除 {on} 的{research_mode}「{topic}」的文件「{file}」"),
}
WORDS = {"research_mode": dict(ResearchMode.choices)}
