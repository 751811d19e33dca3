from django.utils.translation import gettext_noop as _

from manyuan.kernel.errors import NotPossible


class NothingReported(NotPossible):
    """There is nothing to judge yet."""

    code = "nothing_reported"
    sentence = _("没有 {year} 学年及以前的办学条件数据，无法评估均衡；请先导入办学条件表。")


class NothingToKeep(NotPossible):
    """No school has enough pupils that its result may be told."""

    code = "nothing_to_keep"
    sentence = _("没有一所学校的结果可以保存：人数都不足，或学校之间分不出差别。")


class SchoolGone(NotPossible):
    """A school of the list is not in the register any more."""

    code = "school_gone"
    sentence = _("名录里没有代码为 {code} 的学校；请核对后重新上传。")


class TooFewPupils(NotPossible):
    """A result of so few pupils is not kept."""

    code = "too_few_pupils"
    sentence = _("{school}只有 {n} 名学生，不足 {fewest} 人，不保存结果。")


class ImplausibleYear(NotPossible):
    """A school year that no result can be of."""

    code = "implausible_year"
    sentence = _("{year} 不是可以填报结果的学年；请选择已开始的学年。")
