from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "import.applied": _("导入《{source}》：新增 {added} 行，更改 {changed} 行"),
}
