from dataclasses import dataclass, field

from django.db import transaction

from manyuan.directory.models import School
from manyuan.evaluation.surveys.codes import digest_of, new_code
from manyuan.evaluation.surveys.errors import CountOutOfBounds, SchoolNotAsked
from manyuan.evaluation.surveys.locking import lock_school
from manyuan.evaluation.surveys.models import Survey, SurveySchool, SurveyToken
from manyuan.evaluation.surveys.permissions import may_make_codes
from manyuan.evaluation.surveys.rows import codes_changed
from manyuan.history.actions import record
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

MOST_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class CodesMade:
    """The codes of a school: they exist here only, and are stored nowhere."""

    asked: SurveySchool
    codes: tuple[str, ...] = field(repr=False)


@transaction.atomic
def make_codes(*, by: Seat, survey: Survey, school: School, count: int) -> CodesMade:
    """A school gets codes to hand out; each lets one person answer once."""
    require(may_make_codes(by, survey, school))
    lock_bureau(by)
    if not 1 <= count <= MOST_AT_ONCE:
        raise CountOutOfBounds(most=MOST_AT_ONCE)
    asked = lock_school(by, survey=survey.pk, school=school.pk)
    if asked is None:
        raise SchoolNotAsked(school=school.name)
    require(may_make_codes(by, asked.survey, school))
    codes = tuple(new_code() for _slip in range(count))
    SurveyToken.objects.bulk_create(
        [
            SurveyToken(
                digest=digest_of(code), bureau_id=by.bureau_id, survey=asked.survey, school=school
            )
            for code in codes
        ],
        batch_size=500,
    )
    before = asked.codes
    asked.codes = before + count
    asked.save(update_fields=["codes"])
    record(
        by=by,
        code="survey.supplied",
        changes=[codes_changed(asked, before=before)],
        title=asked.survey.title,
        school=school.name,
        count=count,
    )
    return CodesMade(asked, codes)
