from django.utils.translation import gettext_lazy as _

from manyuan.seats.enums import Role

SENTENCES = {
    "bureau.opened": _("建立了{name}"),
    "person.invited": _("为{name}开通了账号"),
    "people.imported": _("批量开通了 {count} 个账号、{seats} 个席位"),
    "person.corrected": _("更正了{name}的姓名或电子邮箱"),
    "person.closed": _("停用了{name}的账号"),
    "person.reopened": _("恢复了{name}的账号"),
    "password.reissued": _("为{name}重新发放了一次性密码"),
    "password.changed": _("修改了自己的密码"),
    "password.renewed": _("通过邮件重设了自己的密码"),
    "seat.granted": _("授予{name}席位：{role}，{unit}"),
    "seat.ended": _("结束了{name}的席位：{role}，{unit}，自 {on} 起"),
    "deputy.named": _("请{name}自 {first} 至 {last} 代理{whom}的席位：{role}，{unit}（{reason}）"),
    "deputy.ended": _("结束了{name}对{whom}的代理：{role}，{unit}，自 {on} 起"),
    "link.made": _("为{unit}开通了 {number} 号链接：{role}，{on} 失效"),
    "link.renewed": _("为{unit}以 {number} 号链接更换了 {old} 号：{role}，{on} 失效"),
    "link.revoked": _("撤销了{unit}的 {number} 号链接：{role}"),
}
WORDS = {"role": {role.value: role.label for role in Role}}
