from manyuan.kernel.errors import BadInput, NotPossible


class StepUnknown(BadInput):
    """No step of the year is called so."""

    code = "year_step_unknown"
    sentence = "没有这一步：{step}。请从学年工作里选择。"


class SkipReasonMissing(BadInput):
    """A step that is left out says why."""

    code = "skip_reason_missing"
    sentence = "请写明这一步为什么不适用，它会一直显示在学年工作里。"


class DueOutsideYear(BadInput):
    """A step is due within its school year."""

    code = "due_outside_year"
    sentence = "截止日期 {on} 不在 {year} 学年里，请选 {first} 到 {last} 之间的一天。"


class ComputedStep(NotPossible):
    """What data tell cannot be ticked by hand."""

    code = "computed_step"
    sentence = "“{step}”由数据判断，不能手工勾选；请到办理的地方完成。"


class NotOfThisStep(BadInput):
    """A tick is for a unit whose step it is."""

    code = "not_of_this_step"
    sentence = "“{step}”不是{unit}的工作。"


class TickUnchanged(NotPossible):
    """It is ticked already, or not yet."""

    code = "tick_unchanged"
    sentence = "“{step}”已经是这个状态，请刷新页面查看。"


class YearIsOpen(NotPossible):
    """A year is opened once."""

    code = "year_is_open"
    sentence = "{year} 学年已经开启。"


class YearNotOpen(NotPossible):
    """Only an opened year can be taken back."""

    code = "year_not_open"
    sentence = "{year} 学年没有开启，无从撤回。"


class YearTooFar(BadInput):
    """The year that runs or the next one is opened."""

    code = "year_too_far"
    sentence = "只能开启本学年或下一学年，{year} 不在其中。"


class BuiltUpon(NotPossible):
    """What the opening made is in use by now."""

    code = "built_upon"
    sentence = "不能撤回开启：{what}。请先处理这些，再撤回。"
