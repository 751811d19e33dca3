from django.utils.translation import gettext_lazy as _

from manyuan.evaluation.surveys.enums import Audience

SENTENCES = {
    "survey.drafted": _("起草了「{title}」：问{audience}，{schools} 所学校"),
    "survey.changed": _("修改了「{title}」：问{audience}，{schools} 所学校"),
    "survey.discarded": _("删除了草稿「{title}」"),
    "survey.opened": _("开始了「{title}」，到 {closes} 为止"),
    "survey.supplied": _("为{school}的「{title}」制作了 {count} 个问卷码"),
    "survey.closed": _("结束了「{title}」：收到 {answers} 份答卷，{schools} 所学校有结果"),
}
WORDS = {"audience": dict(Audience.choices)}
