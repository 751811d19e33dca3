from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "paper.issued": _("签发了{mark}《{title}》"),
    "paper.replaced": _("签发了{mark}《{title}》，替代{old}"),
    "paper.revoked": _("作废了{mark}《{title}》：{reason}"),
    "papertemplate.uploaded": _("上传了「{paper}」的模板（第 {version} 版）"),
    "papertemplate.reset": _("「{paper}」改回默认模板"),
    "paperdraft.saved": _("保存了{unit}的「{paper}」草稿（第 {version} 版）"),
}
