"""Who comes first at a survey: people who answer wait only for each other at their own school.

Who keeps a survey takes the bureau's lock first, the survey's second and those of its schools
last, so that nobody waits in a circle.
"""

from manyuan.evaluation.surveys.models import Survey, SurveySchool
from manyuan.seats.models import Seat


def lock_survey(by: Seat, survey: Survey) -> Survey:
    """Let one action at a time change a survey, as it is stored now."""
    found = Survey.objects.select_for_update(of=("self",), no_key=True)
    return found.get(pk=survey.pk, bureau_id=by.bureau_id)


def lock_schools(by: Seat, survey: Survey) -> list[SurveySchool]:
    """Let nobody answer at any school of a survey meanwhile."""
    found = SurveySchool.objects.select_for_update(of=("self",), no_key=True)
    found = found.filter(survey=survey, bureau_id=by.bureau_id).select_related("school__unit")
    return list(found.order_by("pk"))


def lock_school(by: Seat, *, survey: int, school: int) -> SurveySchool | None:
    """Let one person at a time answer at a school, and none while the survey is closed."""
    found = SurveySchool.objects.select_for_update(of=("self",), no_key=True)
    found = found.filter(survey=survey, school=school, bureau_id=by.bureau_id)
    return found.select_related("school__unit", "survey").first()
