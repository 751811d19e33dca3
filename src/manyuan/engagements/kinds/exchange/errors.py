from manyuan.kernel.errors import BadInput, NotPossible


class NoPlaces(BadInput):
    """An exchange has places, and a school sends somebody."""

    code = "no_places"
    sentence = "请至少填写一个年级的人数。"


class NotInTheGroup(BadInput):
    """Pupils are exchanged between schools of one group."""

    code = "not_in_the_group"
    sentence = "{school}在 {on} 不是{group}的成员，学生交换只在同一集团的学校之间进行。"


class SentToItself(BadInput):
    """A school sends its pupils elsewhere."""

    code = "sent_to_itself"
    sentence = "{school}是接待学校，不能派学生到本校。"


class TooFewPlaces(NotPossible):
    """No more pupils come than there are places in their grade."""

    code = "too_few_places"
    sentence = "{grade}还有 {left} 个名额，不够 {pupils} 人，请减少人数或与接待学校商量。"


class PlacesAreTaken(NotPossible):
    """Places that were confirmed are not taken away."""

    code = "places_are_taken"
    sentence = "{grade}已确认 {taken} 人，名额不能少于这个数。"


class DatesAreConfirmed(NotPossible):
    """Schools have agreed to the days."""

    code = "dates_are_confirmed"
    sentence = "已有 {count} 所学校确认了日期，不能再改；请取消后另行安排，或请它们先退出。"


class ExchangeNotOpen(NotPossible):
    """What has begun, is over or was called off is no longer arranged."""

    code = "exchange_not_open"
    sentence = "这次学生交换{state}，不能再改动。请刷新页面查看最新情况。"


class SendingStands(NotPossible):
    """A school whose pupils are confirmed does not ask again."""

    code = "sending_stands"
    sentence = "{school}的名额双方已确认；要改人数请先退出，再重新报名。"


class StillAsked(NotPossible):
    """An exchange starts once every school has its answer."""

    code = "still_asked"
    sentence = "{schools}还在等接待学校确认，请先确认或不接受。"


class NobodyComes(NotPossible):
    """An exchange has pupils who come."""

    code = "nobody_comes"
    sentence = "还没有一所学校的名额得到双方确认，不能开始。"


class ConsentsMissing(NotPossible):
    """No pupil goes whose guardian has not agreed."""

    code = "consents_missing"
    sentence = "{school}派出 {pupils} 人，登记的监护人同意只有 {consents} 人，请学校补齐后再开始。"


class ConsentedInTheFuture(BadInput):
    """Guardians agree before it is noted."""

    code = "consented_in_the_future"
    sentence = "{on} 还没有到，请填写监护人已经同意的日期。"


class ExchangeLiesAhead(NotPossible):
    """It is reported once it has come so far."""

    code = "exchange_lies_ahead"
    sentence = "要到 {on} 才能登记。"


class MoreThanSent(BadInput):
    """No more pupils came than were sent: for others nobody has agreed."""

    code = "more_than_sent"
    sentence = "{school}{grade}派出 {pupils} 人，实到不能多于这个数。"


class ExchangeReasonMissing(BadInput):
    """Who declines, withdraws or cancels says why."""

    code = "exchange_reason_missing"
    sentence = "请写明原因；有关学校都会看到。"
