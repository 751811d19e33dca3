from django.utils.translation import gettext_lazy as _

from manyuan.directory.enums import Stage

SENTENCES = {
    "growth.kept": _("保存了 {year} 学年{stage} {schools} 所学校的增值结果（{pupils} 名学生）"),
}
WORDS = {"stage": dict(Stage.choices)}
