from django.utils.translation import gettext_noop as _

from manyuan.kernel.errors import NotPossible


class NothingReported(NotPossible):
    """There is nothing to judge yet."""

    code = "nothing_reported"
    sentence = _("没有 {year} 学年及以前的办学条件数据，无法评估均衡；请先导入办学条件表。")
