from collections.abc import Mapping

from django.db import transaction

from manyuan.evaluation.surveys.enums import MARKS, Scale, SurveyState
from manyuan.evaluation.surveys.errors import (
    CodeSpent,
    MarksIncomplete,
    SurveyNotOpenYet,
    SurveyOver,
)
from manyuan.evaluation.surveys.locking import lock_school
from manyuan.evaluation.surveys.models import Survey, SurveyAnswer, SurveySchool, SurveyToken
from manyuan.evaluation.surveys.permissions import may_answer
from manyuan.evaluation.surveys.queries.surveys import token_of
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def answer_survey(*, by: Seat, code: str, marks: Mapping[str, int]) -> None:
    """Somebody answers every question: the code goes, and the marks stay without it.

    ``marks`` are keyed by topic. Only the row of the school is locked, not the bureau. No record
    is written: it would say when, and with it who.
    """
    require(may_answer(by))
    token = token_of(by, code)
    require_open(token.survey)
    asked = lock_school(by, survey=token.survey_id, school=token.school_id)
    if asked is None:
        raise CodeSpent
    require_open(asked.survey)
    answers = _answers(asked, marks)
    gone, _by_table = SurveyToken.objects.filter(pk=token.pk).delete()
    if not gone:
        raise CodeSpent
    SurveyAnswer.objects.bulk_create(answers)


def require_open(survey: Survey) -> None:
    """Refuse whoever comes before the first day or after the end, with what to do."""
    if survey.state == SurveyState.CLOSED or survey.closes_on < today():
        raise SurveyOver(closes=min(survey.closes_on, today()))
    if not survey.takes_answers_on(today()):
        raise SurveyNotOpenYet(opens=survey.opens_on, closes=survey.closes_on)


def _answers(asked: SurveySchool, marks: Mapping[str, int]) -> list[SurveyAnswer]:
    questions = list(asked.survey.questions.order_by("position"))
    if any(marks.get(one.topic) not in MARKS[Scale(one.scale)] for one in questions):
        raise MarksIncomplete
    answers = [
        SurveyAnswer(
            bureau_id=asked.bureau_id,
            survey=asked.survey,
            school=asked.school,
            question=one,
            mark=marks[one.topic],
        )
        for one in questions
    ]
    # In the order of their random keys, so that the order of rows tells nothing of it either.
    return sorted(answers, key=lambda answer: answer.id)
