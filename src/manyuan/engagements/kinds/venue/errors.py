from manyuan.kernel.errors import BadInput, NotPossible


class VenueTaken(NotPossible):
    """One at a time uses a venue."""

    code = "venue_taken"
    sentence = "{venue}在 {on} {span} 已由{who}占用，请换一个时间，或选择排队候补。"


class NotOnTheQuarter(BadInput):
    """Times of a booking lie on quarters of an hour."""

    code = "booking_not_on_the_quarter"
    sentence = "时间须是整点或 15、30、45 分，请改为 {nearest}。"


class OutsideTheDay(BadInput):
    """A venue is used between six in the morning and ten at night."""

    code = "booking_outside_the_day"
    sentence = "场地在 6:00 至 22:00 之间使用，结束时间须晚于开始时间。"


class NoDaysChosen(BadInput):
    """A booking has at least one day."""

    code = "booking_without_days"
    sentence = "请至少选择一天。"


class DayTwice(BadInput):
    """A booking names a day once."""

    code = "booking_names_a_day_twice"
    sentence = "{on} 填了两次，请只保留一次。"


class DayIsOver(BadInput):
    """Only days ahead are booked or blocked."""

    code = "booking_day_is_over"
    sentence = "{on} 已经过去，请选择今天或以后的日期。"


class AcrossYears(BadInput):
    """A weekly booking stays within one school year."""

    code = "booking_across_years"
    sentence = "一次预订须在同一学年内；{on} 属于另一学年，请分开预订。"


class VenueNotShared(NotPossible):
    """What a school keeps for itself is booked by nobody else."""

    code = "venue_not_shared"
    sentence = "{venue}不对外共享，只供本校使用；请另选场地。"


class UserNotOpen(NotPossible):
    """A school that is closed by then books nothing."""

    code = "booking_school_not_open"
    sentence = "{school}在 {on} 不办学，请核对学校和日期。"


class TooManyPeople(NotPossible):
    """A venue holds so many and no more."""

    code = "venue_too_small"
    sentence = "{venue}最多容纳 {capacity} 人，预订的是 {people} 人；请减少人数或换一处场地。"


class BookingReasonMissing(BadInput):
    """Who refuses, cancels or moves says why."""

    code = "booking_reason_missing"
    sentence = "请写明原因，双方学校都会看到。"


class NothingToApprove(NotPossible):
    """What was answered or given up is not answered again."""

    code = "booking_nothing_to_approve"
    sentence = "“{booking}”没有等待审批的时间，请刷新页面查看最新情况。"


class NothingToCancel(NotPossible):
    """What was used or given up is not given up again."""

    code = "booking_nothing_to_cancel"
    sentence = "“{booking}”没有可以取消的时间，请刷新页面查看最新情况。"


class UseNotMovable(NotPossible):
    """Only what lies ahead is moved."""

    code = "booking_not_movable"
    sentence = "{on} 的使用{state}，不能再改时间。"


class UsesStayTogether(NotPossible):
    """The days of a booking are in one venue."""

    code = "booking_uses_stay_together"
    sentence = "这份预订有多次使用，都在{venue}；要换场地，请取消这一次，再预订另一处场地。"


class UsedNotYet(NotPossible):
    """A room is handed over once it was used."""

    code = "booking_used_not_yet"
    sentence = "{on} 的使用还没有开始或没有得到同意，使用当天起才能登记交接。"


class PartyMissing(BadInput):
    """Who acts for both sides says for which."""

    code = "booking_party_missing"
    sentence = "请选择代哪一方登记交接。"


class BlockTooLong(BadInput):
    """A block lasts a term at most."""

    code = "block_too_long"
    sentence = "一次最多停用 {most} 天，请分段登记。"


class BlockIsOver(NotPossible):
    """What is over is not lifted."""

    code = "block_is_over"
    sentence = "这段停用时间已经过去，不必解除。"
