from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "import.applied": _("导入《{source}》：新增 {added} 行，更改 {changed} 行"),
    "upload.checked": _("上传并检查了《{source}》，发现 {errors} 处错误"),
    "upload.discarded": _("放弃了上传的《{source}》"),
}
