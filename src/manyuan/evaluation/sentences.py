from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "frozen.made": _("冻结了 {year} 学年的评价数据（第 {version} 版）"),
    "frozen.corrected": _("更正了 {year} 学年的评价数据（第 {version} 版）：{reason}"),
}
