from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "bureau.opened": _("建立了{name}"),
    "person.invited": _("为{name}开通了账号"),
    "people.imported": _("批量开通了 {count} 个账号"),
    "person.closed": _("停用了{name}的账号"),
    "person.reopened": _("恢复了{name}的账号"),
    "password.reissued": _("为{name}重新发放了一次性密码"),
    "password.changed": _("修改了自己的密码"),
    "seat.granted": _("授予{name}席位：{role}，{unit}"),
    "seat.ended": _("结束了{name}的席位：{role}，{unit}"),
}
