from django.utils.translation import gettext_lazy as _

from manyuan.directory.enums import Stage

SENTENCES = {
    "frozen.made": _("冻结了 {year} 学年的评价数据（第 {version} 版）"),
    "frozen.corrected": _("更正了 {year} 学年的评价数据（第 {version} 版）：{reason}"),
    "growth.kept": _("保存了 {year} 学年{stage} {schools} 所学校的增值结果（{pupils} 名学生）"),
}
WORDS = {"stage": dict(Stage.choices)}
