from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction

from manyuan.directory.models import Group, School
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.queries.frozen_years import last_version
from manyuan.evaluation.scores.actions.keeping import keep_sheet, kept_sheet
from manyuan.evaluation.scores.actions.schemes import open_scheme
from manyuan.evaluation.scores.errors import (
    CorrectionOfGradesNeedsReason,
    NotFrozenYet,
    NothingRegraded,
    NothingToGrade,
)
from manyuan.evaluation.scores.models import GroupGrade, Publication
from manyuan.evaluation.scores.permissions import may_evaluate
from manyuan.evaluation.scores.queries.drafts import draft_sheets
from manyuan.evaluation.scores.queries.published import last_publication, published_sheets
from manyuan.evaluation.scores.rows import added
from manyuan.evaluation.scores.sheet import ScoreSheet
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import now, today
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.grading import load_grading_pack
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def publish_grades(*, by: Seat, year: int, reason: str = "") -> Publication:
    """A year's grades are made known, with the weights and the frozen version that they rest on.

    The weights are frozen with it. Publishing a year again is a correction and takes a reason.
    """
    require(may_evaluate(by))
    lock_bureau(by)
    publication, grades = write_publication(by, year, reason)
    record(
        by=by,
        code="grades.corrected" if publication.reason else "grades.published",
        changes=changes_of(publication, grades),
        year=str(SchoolYear(year)),
        version=publication.version,
        groups=len(grades),
        reason=publication.reason,
    )
    return publication


def write_publication(by: Seat, year: int, reason: str) -> tuple[Publication, list[GroupGrade]]:
    """Write the next version of a year's grades, within the action that asks for it."""
    frozen = last_version(by, year)
    if frozen is None:
        raise NotFrozenYet(year=SchoolYear(year))
    last = last_publication(by, year)
    if last is not None and not reason.strip():
        raise CorrectionOfGradesNeedsReason(year=SchoolYear(year), version=last.version)
    sheets = _sheets(by, frozen)
    if last is not None and published_sheets(by, last) == sheets:
        raise NothingRegraded(version=last.version)
    publication = _publication(by, frozen, last, reason)
    groups = {one.code: one for one in Group.objects.filter(bureau_id=by.bureau_id)}
    schools = {one.code: one for one in School.objects.filter(bureau_id=by.bureau_id)}
    return publication, [
        keep_sheet(publication, sheet, groups, schools) for sheet in sheets.values()
    ]


def changes_of(publication: Publication, grades: list[GroupGrade]) -> list[Changed]:
    """Describe a version and its grades to history."""
    return [added(publication), *(added(one) for one in grades)]


def _sheets(by: Seat, frozen: FrozenYear) -> Mapping[str, ScoreSheet]:
    found = {code: kept_sheet(one) for code, one in draft_sheets(by, frozen).items()}
    if not any(one.grade for one in found.values()):
        raise NothingToGrade(year=SchoolYear(frozen.year))
    return found


def _publication(
    by: Seat, frozen: FrozenYear, last: Publication | None, reason: str
) -> Publication:
    scheme = open_scheme(by, frozen.year)
    if not scheme.is_frozen:
        scheme.frozen_at = now()
        scheme.full_clean()
        scheme.save()
    days = int(load_grading_pack().appeal_days.value)
    publication = Publication(
        bureau=by.bureau,
        year=frozen.year,
        version=last.version + 1 if last else 1,
        frozen=frozen,
        scheme=scheme,
        seat=by,
        appeal_until=today() + timedelta(days=days),
        reason=reason.strip() if last else "",
    )
    publication.full_clean()
    publication.save()
    return publication
