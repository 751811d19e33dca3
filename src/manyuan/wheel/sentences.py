from django.utils.translation import gettext_lazy as _

from manyuan.wheel.titles import titles

SENTENCES = {
    "wheel.dated": _("把 {year} 学年“{year_step}”的截止日期定为 {on}"),
    "wheel.skipped": _("{year} 学年不做“{year_step}”（{reason}）"),
    "wheel.reset": _("{year} 学年“{year_step}”恢复建议的截止日期"),
    "wheel.ticked": _("勾选完成：{year} 学年 {unit}“{year_step}”"),
    "wheel.unticked": _("取消勾选：{year} 学年 {unit}“{year_step}”"),
    "wheel.opened": _("开启 {year} 学年，结转 {n} 项"),
    "wheel.closed": _("撤回开启 {year} 学年，移除结转的 {n} 项"),
}
WORDS = {"year_step": titles()}
