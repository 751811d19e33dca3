from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from django.db import transaction

from manyuan.directory.enums import STAGES_OF_KIND
from manyuan.directory.models import School
from manyuan.evaluation.models import Outcome
from manyuan.evaluation.surveys.enums import MEASURES, SURVEY_FOLLOWS, Audience, SurveyState
from manyuan.evaluation.surveys.locking import lock_schools, lock_survey
from manyuan.evaluation.surveys.models import Survey, SurveyAnswer, SurveyToken
from manyuan.evaluation.surveys.permissions import may_keep_surveys
from manyuan.evaluation.surveys.queries.results import shown_schools
from manyuan.evaluation.surveys.queries.surveys import returns_of_schools
from manyuan.evaluation.surveys.rows import (
    Row,
    outcome_changed,
    outcome_row,
    survey_changed,
    survey_row,
)
from manyuan.history.actions import Changed, record
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

PLACES = Decimal("0.000001")


@transaction.atomic
def close_survey(*, by: Seat, survey: Survey) -> Survey:
    """A survey ends: codes that nobody used go, and schools with enough answers get a result.

    The share of those satisfied becomes an outcome of each stage of the school for the year.
    """
    require(may_keep_surveys(by))
    lock_bureau(by)
    locked = lock_survey(by, survey)
    asked = {one.school_id: one.school for one in lock_schools(by, locked)}
    before = survey_row(locked)
    follow(locked, SURVEY_FOLLOWS, SurveyState.CLOSED)
    locked.save(update_fields=["state"])
    SurveyToken.objects.filter(survey=locked).delete()
    for school in asked:
        _shuffle(locked, school)
    shown = shown_schools(by, locked)
    answers = sum(one.answers for one in returns_of_schools(by, locked).values())
    changes = [survey_changed(locked, before=before, after=survey_row(locked))]
    for school, (n, satisfied) in sorted(shown.items()):
        changes += _results(locked, asked[school], Fraction(satisfied, n), n)
    record(
        by=by,
        code="survey.closed",
        changes=changes,
        title=locked.title,
        answers=answers,
        schools=len(shown),
    )
    return locked


def _shuffle(survey: Survey, school: int) -> None:
    """Write the answers of a school anew under new keys, so that nothing tells their order."""
    found = SurveyAnswer.objects.filter(survey=survey, school=school)
    kept = found.order_by().values("bureau_id", "question_id", "mark", "answered_on")
    anew = [SurveyAnswer(survey=survey, school_id=school, **row) for row in kept]
    found.delete()
    SurveyAnswer.objects.bulk_create(sorted(anew, key=lambda one: one.id), batch_size=1000)


def _results(survey: Survey, school: School, share: Fraction, n: int) -> Iterator[Changed]:
    value = (Decimal(share.numerator) / share.denominator).quantize(PLACES)
    for stage in STAGES_OF_KIND[school.kind]:
        key = {
            "school": school,
            "stage": stage,
            "year": survey.year,
            "measure": MEASURES[Audience(survey.audience)],
        }
        outcome = Outcome.objects.filter(**key).first()
        before: Row | None = None if outcome is None else outcome_row(outcome)
        outcome = outcome or Outcome(bureau_id=survey.bureau_id, **key)
        outcome.school, outcome.value, outcome.n = school, value, n
        outcome.full_clean()
        outcome.save()
        yield outcome_changed(outcome, before=before)
