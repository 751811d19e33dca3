"""Which surveys there are, and how many codes and answers each school has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from manyuan.directory.visibility import schools_in_charge
from manyuan.evaluation.surveys.codes import digest_of, is_ours
from manyuan.evaluation.surveys.enums import SurveyState
from manyuan.evaluation.surveys.errors import CodeMistyped, CodeSpent
from manyuan.evaluation.surveys.models import (
    Survey,
    SurveyAnswer,
    SurveyQuestion,
    SurveySchool,
    SurveyToken,
)
from manyuan.evaluation.surveys.permissions import may_see_surveys
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class Returns:
    """How many codes were made and how many answers came back."""

    codes: int
    answers: int

    @property
    def rate(self) -> float | None:
        """Return answers per code; unknown without codes."""
        return self.answers / self.codes if self.codes else None


def surveys(seat: Seat) -> "QuerySet[Survey]":
    """Return the surveys that the seat may see, newest first.

    Who runs a school or a group sees those that ask there, once they have begun.
    """
    found = Survey.objects.filter(bureau_id=seat.bureau_id)
    in_charge = schools_in_charge(seat)
    if not may_see_surveys(seat):
        return found.none()
    if in_charge is None:
        return found
    asked = SurveySchool.objects.filter(bureau_id=seat.bureau_id, school__in=in_charge).order_by()
    return found.exclude(state=SurveyState.DRAFT).filter(pk__in=asked.values("survey_id"))


def survey_numbered(seat: Seat, number: int) -> Survey | None:
    """Return the survey of this number if the seat may see it."""
    return surveys(seat).filter(number=number).first()


def questions_of(seat: Seat, survey: Survey) -> Sequence[SurveyQuestion]:
    """Return the questions of a survey in their order."""
    found = SurveyQuestion.objects.filter(bureau_id=seat.bureau_id, survey=survey)
    return list(found.order_by("position"))


def schools_asked(seat: Seat, survey: Survey) -> "QuerySet[SurveySchool]":
    """Return the schools of a survey that the seat answers for, by code."""
    found = SurveySchool.objects.filter(bureau_id=seat.bureau_id, survey=survey)
    in_charge = schools_in_charge(seat)
    found = found if in_charge is None else found.filter(school__in=in_charge)
    return found.select_related("school__unit").order_by("school__unit__code")


def returns_of_schools(seat: Seat, survey: Survey) -> Mapping[str, Returns]:
    """Return codes and answers of the schools that the seat answers for, by code of the school."""
    counted = dict(
        _answers(seat).filter(survey=survey).values_list("school_id").annotate(n=Count("pk"))
    )
    return {
        one.school.code: Returns(one.codes, counted.get(one.school_id, 0))
        for one in schools_asked(seat, survey)
    }


def returns_of_surveys(seat: Seat) -> Mapping[int, Returns]:
    """Return codes and answers of each survey over the schools that the seat answers for."""
    asked = SurveySchool.objects.filter(bureau_id=seat.bureau_id).order_by()
    answers = _answers(seat)
    in_charge = schools_in_charge(seat)
    if in_charge is not None:
        asked, answers = asked.filter(school__in=in_charge), answers.filter(school__in=in_charge)
    codes: dict[int, int] = {}
    for survey, count in asked.values_list("survey_id", "codes"):
        codes[survey] = codes.get(survey, 0) + count
    counted = dict(answers.values_list("survey_id").annotate(n=Count("pk")))
    return {survey: Returns(count, counted.get(survey, 0)) for survey, count in codes.items()}


def _answers(seat: Seat) -> "QuerySet[SurveyAnswer]":
    """Return the answers to the first question: as many as people have answered."""
    found = SurveyAnswer.objects.filter(bureau_id=seat.bureau_id, question__position=1)
    return found.order_by()


def token_of(seat: Seat, code: str) -> SurveyToken:
    """Return the token of a code that nobody has used yet.

    Raises
    ------
    CodeMistyped
        If we never gave out such a code.
    CodeSpent
        If we did, and it opens nothing any more.
    """
    if not is_ours(code):
        raise CodeMistyped
    found = SurveyToken.objects.filter(bureau_id=seat.bureau_id, digest=digest_of(code))
    token = found.select_related("survey", "school__unit").first()
    if token is None:
        raise CodeSpent
    return token
