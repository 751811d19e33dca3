from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "material.shared": _("{giver}共享了资料「{title}」"),
    "material.changed": _("修改资料「{title}」的信息"),
    "material.revised": _("为资料「{title}」添加第 {version} 版"),
    "material.withdrawn": _("撤回资料「{title}」（{reason}）"),
    "material.used": _("登记{user}于 {on} 使用资料「{title}」：学生 {pupils} 人"),
    "material.unused": _("撤销{user}于 {on} 使用资料「{title}」的登记（{reason}）"),
}
