"""What an address of the surveys names, open to who may see it."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.evaluation.surveys.models import Survey, SurveySchool
from manyuan.evaluation.surveys.permissions import may_keep_surveys, may_see_surveys
from manyuan.evaluation.surveys.queries.surveys import schools_asked, survey_numbered
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


def survey_at(seat: Seat, number: int) -> Survey:
    """Return the survey of this number; one that the seat may not see is as good as none."""
    require(may_see_surveys(seat))
    found = survey_numbered(seat, number)
    if found is None:
        raise Http404(_("没有这份问卷，或者您的席位不能查看它。"))
    return found


def kept_at(seat: Seat, number: int) -> Survey:
    """Return a survey that the seat keeps."""
    require(may_keep_surveys(seat))
    return survey_at(seat, number)


def school_at(seat: Seat, survey: Survey, code: str) -> SurveySchool:
    """Return a school of a survey that the seat answers for."""
    found = schools_asked(seat, survey).filter(school__unit__code=code).first()
    if found is None:
        raise Http404(_("这份问卷不调查这所学校，或者您的席位不能查看它。"))
    return found
