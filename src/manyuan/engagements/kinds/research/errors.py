from manyuan.kernel.errors import BadInput, NotPossible


class NobodyInvited(BadInput):
    """Joint research has schools that take part."""

    code = "nobody_invited"
    sentence = "请至少选择一所参加学校。"


class InvitedTwice(BadInput):
    """A school takes part once."""

    code = "invited_twice"
    sentence = "{school}列了两次，请只保留一行。"


class InvitedNotOpen(BadInput):
    """A school that is not open on the day takes part in nothing."""

    code = "invited_not_open"
    sentence = "{school}在 {on} 不办学，请核对学校和日期。"


class HostCannotBe(BadInput):
    """A school, a group or the bureau invites; a partner does not."""

    code = "host_cannot_be"
    sentence = "{host}不能主办联合教研，请选择学校、集团或教育局。"


class NotOnRoster(BadInput):
    """A school names teachers of its own roster."""

    code = "not_on_roster"
    sentence = "{teacher}不在{school}的名册上，请只选本校教师。"


class ResearchReasonMissing(BadInput):
    """Who changes or cancels what others have been told of says why."""

    code = "research_reason_missing"
    sentence = "请写明原因；参加学校都会看到。"


class ResearchNotOpen(NotPossible):
    """What was held or called off is not changed any more."""

    code = "research_not_open"
    sentence = "这次活动{state}，不能再改动。请刷新页面查看最新情况。"


class ResearchLiesAhead(NotPossible):
    """Nobody counts heads before the day."""

    code = "research_lies_ahead"
    sentence = "活动在 {on}，当天起才能登记。"


class ResearchWasNotHeld(NotPossible):
    """Minutes and files are those of an activity that took place."""

    code = "research_was_not_held"
    sentence = "这次活动还没有登记开展，请先登记。"


class ResearchMovedNowhere(BadInput):
    """A move changes the day or the time."""

    code = "research_moved_nowhere"
    sentence = "活动本来就在 {on} {starts}，请填写另外的日期或时间。"


class ResearchMovedToAnotherYear(BadInput):
    """An activity stays in its school year: its code and what is reported of the year hold it."""

    code = "research_moved_to_another_year"
    sentence = "活动属于 {year} 学年，不能改到 {on}；请取消这一次，在那一学年另行安排。"


class ResearchMovedIntoThePast(BadInput):
    """What lies ahead is moved to a day ahead."""

    code = "research_moved_into_the_past"
    sentence = "{on} 已经过去，请填写今天或以后的日期。"


class ResearchPastMidnight(BadInput):
    """An activity ends on the day on which it starts."""

    code = "research_past_midnight"
    sentence = "从 {starts} 开始，活动不能在当天结束，请提早开始时间。"


class NotInvited(BadInput):
    """Attendance is that of the schools that take part."""

    code = "not_invited"
    sentence = "{school}不在参加学校之列，请先把它加入参加学校。"


class HasReported(NotPossible):
    """A school that has said how many came is not taken out."""

    code = "has_reported"
    sentence = "{school}已登记到会人数，不能从参加学校中去掉。"
