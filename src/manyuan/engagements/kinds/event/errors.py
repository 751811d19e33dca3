from manyuan.kernel.errors import BadInput, NotPossible


class NobodyProvides(BadInput):
    """An event has somebody in charge."""

    code = "event_nobody_provides"
    sentence = "请选择主办学校，或由集团主办。"


class HostIsMissing(BadInput):
    """The school in charge takes part itself."""

    code = "event_host_is_missing"
    sentence = "主办学校{school}也要列在参加学校里，并标为承办。"


class SchoolTwice(BadInput):
    """A school stands once among those that take part."""

    code = "event_school_twice"
    sentence = "{school}填了两次，请合并为一行。"


class NobodyTakesPart(BadInput):
    """An event has schools that take part."""

    code = "event_nobody_takes_part"
    sentence = "请至少填写一所参加学校。"


class EventSchoolNotOpen(BadInput):
    """Nobody takes part before a school opens or after it has closed."""

    code = "event_school_not_open"
    sentence = "{school}在 {on} 不办学，请核对学校和日期。"


class ItemOutsideEvent(BadInput):
    """A programme lies within the days of its event."""

    code = "event_item_outside"
    sentence = "“{title}”的日期 {on} 不在活动日期 {first} 至 {last} 之内。"


class EventNotOpen(NotPossible):
    """What was held or called off does not change any more."""

    code = "event_not_open"
    sentence = "这个活动{state}，不能再改动。请刷新页面查看最新情况。"


class EventNotYetHeld(NotPossible):
    """Nobody counts heads before the day."""

    code = "event_not_yet_held"
    sentence = "活动在 {on} 举办，当天起才能登记。"


class EventWasNotHeld(NotPossible):
    """Numbers and a look back belong to what was held."""

    code = "event_was_not_held"
    sentence = "活动还没有登记为已举办，请先登记。"


class SchoolTakesNoPart(BadInput):
    """Numbers come from schools that took part."""

    code = "event_school_takes_no_part"
    sentence = "{school}不在参加学校里，请先由主办方补上。"


class GradeGivenTwice(BadInput):
    """A grade stands once in the count."""

    code = "event_grade_twice"
    sentence = "年级「{grade}」填了两次，请合并为一行。"


class EventReasonMissing(BadInput):
    """Who moves or cancels an event says why."""

    code = "event_reason_missing"
    sentence = "请写明原因，参加的学校都会看到。"


class EventMovedNowhere(BadInput):
    """A move changes the day or the hour."""

    code = "event_moved_nowhere"
    sentence = "活动本来就在这个时间，请填写另外的日期或时间。"


class EventMovedIntoThePast(BadInput):
    """What lies ahead is moved to a day ahead."""

    code = "event_moved_into_the_past"
    sentence = "{on} 已经过去，请填写今天或以后的日期。"


class EventPastMidnight(BadInput):
    """An event of one day ends on it."""

    code = "event_past_midnight"
    sentence = "从 {starts} 开始，活动不能在当天结束，请提早开始时间。"


class EventMovedToAnotherYear(BadInput):
    """An event stays in its school year: its number and what is reported of the year hold it."""

    code = "event_moved_to_another_year"
    sentence = "活动属于 {year} 学年，不能改到 {on}；请取消，在那一学年另行安排。"
