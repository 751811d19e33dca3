from manyuan.kernel.errors import BadInput, NotPossible


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


class NobodyIsTwice(NotPossible):
    """A teacher or an expert is at one place at a time."""

    code = "nobody_is_twice"
    sentence = "{who}在 {when} 已有「{title}」（{place}），请换一个时间或换人。"


class VenueIsTaken(NotPossible):
    """A hall holds one thing at a time."""

    code = "venue_is_taken"
    sentence = "这个场馆在 {when} 已用于「{title}」（{place}），请换一个时间或场馆。"


class VenueNotOpen(NotPossible):
    """A venue is used only on days on which it is there."""

    code = "venue_not_open"
    sentence = "{venue}在 {on} 已停用，请另选日期或场地。"


class VenueElsewhere(BadInput):
    """A venue is at the school at which it all takes place."""

    code = "venue_elsewhere"
    sentence = "{venue}不在{place}，请改地点或场地。"


class WayIsTooLong(NotPossible):
    """Between two schools people are on the road."""

    code = "way_is_too_long"
    sentence = (
        "{who}在 {when} 还有「{title}」（{place}），两地之间路上约需 {needed} 分钟，"
        "只留了 {left} 分钟，请换一个时间或换人。"
    )


class NotMovable(NotPossible):
    """What is not there, or takes whole days, is not moved in the calendar."""

    code = "not_movable"
    sentence = "这项安排不能在日历里移动，请打开它的页面办理。"


class NotRehoused(NotPossible):
    """Only bookings change their venue in the calendar: all else is laid by its own form."""

    code = "not_rehoused"
    sentence = "{kind}不能在日历里换场地，请打开它的页面，在那里修改场地。"
