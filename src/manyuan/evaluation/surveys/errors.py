from manyuan.kernel.errors import BadInput, NotPossible


class CodeMistyped(BadInput):
    """A code that was never given out."""

    code = "survey_code_mistyped"
    sentence = "没有这个问卷码，请对照纸条再输一遍：16 位字母和数字。"


class CodeSpent(NotPossible):
    """A code works once."""

    code = "survey_code_spent"
    sentence = "这个问卷码已经用过，或者已经收回。每个码只能交一份；如果刚刚提交过，说明已经收到。"


class SurveyNotOpenYet(NotPossible):
    """Nobody answers before the first day."""

    code = "survey_not_open_yet"
    sentence = "问卷从 {opens} 开始填写，请到时再打开，问卷码一直有效到 {closes}。"


class SurveyOver(NotPossible):
    """Nobody answers after the last day."""

    code = "survey_over"
    sentence = "问卷已在 {closes} 结束，不再收答卷。"


class MarksIncomplete(BadInput):
    """Every question has one answer out of its scale."""

    code = "survey_marks_incomplete"
    sentence = "请回答每一个问题，再提交一次；问卷码还没有用掉。"


class QuestionsUnusable(BadInput):
    """A survey asks of the school as a whole first, and of nothing twice."""

    code = "survey_questions_unusable"
    sentence = "第一题须问学校总体，同一个题目只能出现一次，最多 {most} 题。请改正题目。"


class NoSchoolAsked(BadInput):
    """A survey is about some school."""

    code = "survey_without_school"
    sentence = "请至少选择一所学校。"


class AlreadyStarted(NotPossible):
    """What people have been asked does not change."""

    code = "survey_already_started"
    sentence = "问卷已经{state}，题目、学校和日期不能再改。"


class CountOutOfBounds(BadInput):
    """Codes are made by the slip, not by the ten thousand."""

    code = "survey_count_out_of_bounds"
    sentence = "一次可以制作 1 至 {most} 个问卷码。"


class SchoolNotAsked(NotPossible):
    """Codes are for schools that the survey is about."""

    code = "survey_school_not_asked"
    sentence = "这份问卷不调查{school}。"


class LastDayPast(NotPossible):
    """A survey whose last day has gone opens no more."""

    code = "survey_last_day_past"
    sentence = "最后一天 {closes} 已经过去，请先改日期，再开始问卷。"
