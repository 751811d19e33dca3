from manyuan.kernel.errors import NotPossible


class TeacherHasLeft(NotPossible):
    """Since the data were frozen a teacher has left the roster from which the plan sends."""

    code = "teacher_has_left"
    sentence = "{teacher}已不在{school}的名册上，请先在方案里把这位教师改为留在原校，再采纳方案。"


class ReturnedEarly(NotPossible):
    """A plan that was solved without knowing of an early return would undo it."""

    code = "returned_early"
    sentence = (
        "{teacher}已于 {on} 从{host}提前返回或由他人接替，这份方案还没有反映。"
        "请先在方案里把这位教师改为留在原校，再采纳方案。"
    )


class TermIsOver(NotPossible):
    """What is over is not planned anew."""

    code = "term_is_over"
    sentence = "「{plan}」里的交流到 {ends} 已经期满，不能再替换已采纳的方案。"


class CaravanIsOutdated(NotPossible):
    """A caravan that was made before visits were confirmed, cancelled or moved would undo that."""

    code = "caravan_is_outdated"
    sentence = (
        "「{plan}」算出以后，有 {count} 场到校已确认、取消、改期或日期已过。"
        "请用最新数据重新编排，再采纳。"
    )


class RequestsHaveChanged(NotPossible):
    """A caravan serves requests as the schools stated them when it was made."""

    code = "requests_have_changed"
    sentence = (
        "「{plan}」算出以后，学校撤回或修改了 {count} 项到校需求，包括{school}的“{topic}”。"
        "请用最新数据重新编排，再采纳。"
    )


class ExpertDaysHaveChanged(NotPossible):
    """A caravan uses days as the experts gave them when it was made."""

    code = "expert_days_have_changed"
    sentence = (
        "「{plan}」算出以后，有 {count} 个专家到校日已收回或修改，包括{expert} {day}。"
        "请用最新数据重新编排，再采纳。"
    )
