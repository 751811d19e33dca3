from manyuan.kernel.errors import BadInput
from manyuan.kernel.marking import gettext_noop as _


class PanelNotUsable(BadInput):
    """The panel says nothing that an effect could be worked out from, or contradicts itself."""

    code = "panel_not_usable"


class SeenTwice(PanelNotUsable):
    """A unit has two rows for one period."""

    code = "seen_twice"
    sentence = _("{unit} 在 {time} 有两行；每个单位每期只能有一行，请删去重复的一行。")


class CohortChanges(PanelNotUsable):
    """A unit joins in one period by one row and in another by the next."""

    code = "cohort_changes"
    sentence = _("{unit} 的加入时间前后不一（{first} 与 {second}）；加入时间每个单位只有一个。")


class OnePeriod(PanelNotUsable):
    """Nothing can be compared over time."""

    code = "one_period"
    sentence = _("数据里有结果的时期不足两期，无法比较前后；请补上更多时期。")


class NobodyComplete(PanelNotUsable):
    """No unit has an outcome in each period."""

    code = "nobody_complete"
    sentence = _("没有一个单位每期都有结果，无法比较前后；请只保留各单位都有结果的时期。")


class NobodyJoined(PanelNotUsable):
    """No unit joins after the first period, so there is no effect to look for."""

    code = "nobody_joined"
    sentence = _("没有单位在第一期之后加入，没有效果可估计；请核对加入时间一列。")


class NoControls(PanelNotUsable):
    """All units have joined: there is nobody to compare with."""

    code = "no_controls"
    sentence = _("没有从未加入的单位可作对照；请补上未加入的单位，或改用“尚未加入”作对照。")


class NoComparison(PanelNotUsable):
    """In no period after a joining is anybody left who has not joined."""

    code = "no_comparison"
    sentence = _("各批加入之后都没有尚未加入的单位可作对照，无法估计；请补上未加入的单位。")
