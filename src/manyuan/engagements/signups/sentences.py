from django.utils.translation import gettext_lazy as _

from manyuan.engagements.signups.enums import RegistrationState

SENTENCES = {
    "signup.opened": _("开通了「{title}」的公开报名：{places} 个名额"),
    "signup.changed": _("修改了「{title}」的公开报名：{places} 个名额"),
    "signup.closed": _("提前截止了「{title}」的公开报名"),
    "signup.reopened": _("重新开放了「{title}」的公开报名"),
    "signup.purged": _("删除了「{title}」{count} 份报名的个人信息"),
    "registration.made": _("「{title}」{number} 号报名，{people} 人：{registered}"),
    "registration.cancelled": _("「{title}」{number} 号报名取消，{people} 人"),
    "registration.refused": _("「{title}」{number} 号报名未通过，{people} 人"),
    "registration.erased": _("删除了「{title}」{number} 号报名的个人信息"),
    "page.published": _("公开了{unit}的页面"),
    "page.withdrawn": _("不再公开{unit}的页面"),
    "pages.published": _("公开了 {count} 所学校和集团的页面"),
}
WORDS = {"registered": dict(RegistrationState.choices)}
