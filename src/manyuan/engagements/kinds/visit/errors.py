from manyuan.kernel.errors import BadInput, NotPossible


class ExpertBusy(NotPossible):
    """An expert is at one school at a time."""

    code = "expert_busy"
    sentence = "{expert}在 {on} {starts}–{ends} 已安排到{school}，请换一个时间。"


class HallBusy(NotPossible):
    """One visit at a time uses a hall."""

    code = "hall_busy"
    sentence = "{school}的{hall}在 {on} {starts}–{ends} 已有专家到校，请换一个时间或场地。"


class NoTimeForTheWay(NotPossible):
    """Between two schools an expert is on the road."""

    code = "no_time_for_the_way"
    sentence = (
        "{expert}在 {on} {starts}–{ends} 到{school}，两校之间路上约需 {needed} 分钟，"
        "只留了 {left} 分钟，请换一个时间。"
    )


class RequestServed(NotPossible):
    """A school's request is met by one visit."""

    code = "request_served"
    sentence = "需求 {request} 已由 {on} 的到校满足，请先取消那一次，或不填需求。"


class RequestOfAnotherSchool(BadInput):
    """A visit meets a request of the school to which it goes."""

    code = "request_of_another_school"
    sentence = "需求 {request} 不是{school}提出的，请核对学校或需求。"


class StageNotTaught(BadInput):
    """A visit speaks to pupils whom the school has."""

    code = "visit_stage_not_taught"
    sentence = "{school}没有{stage}，请选择这所学校的学段。"


class SchoolNotOpen(BadInput):
    """Nobody visits a school before it opens or after it has closed."""

    code = "visit_school_not_open"
    sentence = "{school}在 {on} 不办学，请核对学校和日期。"


class MovedIntoThePast(BadInput):
    """What lies ahead is moved to a day ahead."""

    code = "visit_moved_into_the_past"
    sentence = "{on} 已经过去，请填写今天或以后的日期。"


class MovedToAnotherYear(BadInput):
    """A visit stays in its school year: what is planned and reported of a year holds it."""

    code = "visit_moved_to_another_year"
    sentence = "到校属于 {year} 学年，不能改到 {on}；请取消这一次，在那一学年另行安排。"


class MovedNowhere(BadInput):
    """A move changes the day or the time."""

    code = "visit_moved_nowhere"
    sentence = "到校本来就在 {on} {starts}，请填写另外的日期或时间。"


class PastMidnight(BadInput):
    """A visit ends on the day on which it starts."""

    code = "visit_past_midnight"
    sentence = "从 {starts} 开始，到校不能在当天结束，请提早开始时间。"


class VisitReasonMissing(BadInput):
    """Who moves, declines or cancels a visit says why."""

    code = "visit_reason_missing"
    sentence = "请写明原因；学校、合作单位和教育局都会看到。"


class SideMissing(BadInput):
    """Who acts for others says for which side."""

    code = "visit_side_missing"
    sentence = "请选择是代学校还是代合作单位办理。"


class SideHasConfirmed(NotPossible):
    """A side says yes once."""

    code = "side_has_confirmed"
    sentence = "{side}已经确认过这次到校，无须再次确认。"


class NotOpenForAnswers(NotPossible):
    """What was held or called off is neither confirmed nor declined nor moved."""

    code = "visit_not_open"
    sentence = "这次到校{state}，不能再确认或改动。请刷新页面查看最新情况。"


class NotYetHeld(NotPossible):
    """Nobody counts heads before the day."""

    code = "visit_not_yet_held"
    sentence = "到校在 {on}，当天起才能登记到场人数。"


class NotReportedYet(NotPossible):
    """Only what was reported is corrected, judged or shown."""

    code = "visit_was_not_held"
    sentence = "这次到校还没有登记开展，请先登记到场人数。"


class NobodyAttended(BadInput):
    """A visit that was held reached somebody."""

    code = "nobody_attended"
    sentence = "请至少填写一个年级的到场学生数；没有开展的，请取消这次到校。"


class GradeTwice(BadInput):
    """A grade stands once in the count."""

    code = "grade_twice"
    sentence = "年级「{grade}」填了两次，请合并为一行。"


class EvidenceFull(NotPossible):
    """A visit keeps a few pieces of evidence."""

    code = "evidence_full"
    sentence = "每次到校最多保存 {most} 个文件，请先移除不需要的。"
