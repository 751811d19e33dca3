from manyuan.kernel.errors import BadInput
from manyuan.kernel.marking import gettext_noop as _


class GrowthNotUsable(BadInput):
    """The pupils' rows do not tell schools apart."""

    code = "growth_not_usable"


class FewSchools(GrowthNotUsable):
    """Between so few schools no usual difference can be told."""

    code = "few_schools"
    sentence = _("只有 {schools} 所学校的学生，至少要 {fewest} 所才能估计学校之间的差别。")


class NothingVaries(GrowthNotUsable):
    """All pupils entered, or left, with the same number."""

    code = "nothing_varies"
    sentence = _("所有学生的“{column}”都一样，无法比较；请核对这一列。")
