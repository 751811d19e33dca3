from manyuan.kernel.errors import BadInput, NotPossible


class NothingChosen(BadInput):
    """An answer was sent without anything to which it is given."""

    code = "nothing_chosen"
    sentence = "请先勾选要办理的事项。"


class NoSuchAnswer(BadInput):
    """The matter knows no such answer."""

    code = "no_such_answer"
    sentence = "这类事项没有这种答复，请从待办页面重新选择。"


class AnswerNeedsReason(BadInput):
    """Whoever hears a no is told why."""

    code = "answer_needs_reason"
    sentence = "选择「{answer}」须写明原因，对方会看到。"


class WaitsNoLonger(NotPossible):
    """Somebody has answered meanwhile, or it was called off."""

    code = "waits_no_longer"
    sentence = "这件事已不在您的待办里，可能刚由他人办理。"


class StepNotOwn(NotPossible):
    """Only the seat that has answered takes its answer back."""

    code = "step_not_own"
    sentence = "只能撤销自己席位办理的事项。"


class StepNotUndoable(NotPossible):
    """What was done has no way back of its own."""

    code = "step_not_undoable"
    sentence = "这一步不能撤销，请到该事项的页面上办理。"


class StepUndoneAlready(NotPossible):
    """The answer was taken back before."""

    code = "step_undone_already"
    sentence = "这一步已经撤销过。"


class MinuteIsOver(NotPossible):
    """The answer is known to others by now."""

    code = "minute_is_over"
    sentence = "已经超过一分钟，不能再撤销。{instead}"


class ActedOnSince(NotPossible):
    """Somebody has built on the answer."""

    code = "acted_on_since"
    sentence = "「{what}」此后已有新的办理，不能再撤销；请到它的页面上处理。"
