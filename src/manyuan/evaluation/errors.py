from django.utils.translation import gettext_noop as _

from manyuan.kernel.errors import BadInput, NotPossible


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


class YearNotBegun(BadInput):
    """A year that has not begun holds nothing that could be frozen."""

    code = "year_not_begun"
    sentence = _("{year} 学年还没有开始，不能冻结。请选择已经开始的学年。")


class NothingOfYear(NotPossible):
    """Nothing was reported and nothing flowed in the year."""

    code = "nothing_of_year"
    sentence = _("{year} 学年既没有办学条件数据，也没有资源流动，没有可以冻结的内容。请先导入。")


class CorrectionNeedsReason(BadInput):
    """A frozen year is corrected for a reason that everybody can read."""

    code = "correction_needs_reason"
    sentence = _("{year} 学年已冻结到第 {version} 版；再次冻结是更正，请写明原因。")


class NothingCorrected(NotPossible):
    """A version that says the same as the last one would only raise questions."""

    code = "nothing_corrected"
    sentence = _("数据与第 {version} 版完全相同，没有生成新的版本。")
