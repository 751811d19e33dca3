from manyuan.evaluation.surveys.actions.answering import answer_survey
from manyuan.evaluation.surveys.actions.closing import close_survey
from manyuan.evaluation.surveys.actions.drafting import (
    SurveyFacts,
    change_survey,
    discard_survey,
    draft_survey,
    open_survey,
)
from manyuan.evaluation.surveys.actions.supplying import CodesMade, make_codes

__all__ = [
    "CodesMade",
    "SurveyFacts",
    "answer_survey",
    "change_survey",
    "close_survey",
    "discard_survey",
    "draft_survey",
    "make_codes",
    "open_survey",
]
