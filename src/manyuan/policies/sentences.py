from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "policy.filed": _("{keeper}归档了《{title}》"),
    "policy.revised": _("为《{title}》添加第 {version} 版：{note}"),
    "policy.repealed": _("登记《{title}》自 {on} 起废止（{reason}）"),
    "policy.restored": _("撤销了《{title}》的废止登记"),
}
