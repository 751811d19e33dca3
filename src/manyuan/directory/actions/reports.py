from collections.abc import Iterator, Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from manyuan.directory.actions.schools import lock_school
from manyuan.directory.errors import NothingCorrected, ReasonMissing
from manyuan.directory.models import ResourceReport
from manyuan.directory.permissions import may_change_directory
from manyuan.directory.queries.reports import REPORTED
from manyuan.directory.rows import changed, row_of
from manyuan.directory.sheets import RESOURCE_STORE
from manyuan.history.actions import record
from manyuan.kernel.reasons import given
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.problems import PROBLEMS, Problem, Severity
from manyuan.sheets.row_checks import check_row


@transaction.atomic
def correct_report(
    *,
    by: Seat,
    report: ResourceReport,
    values: Mapping[str, int | Decimal | None],
    reason: str,
) -> ResourceReport:
    """The bureau corrects what a school reported, or enters a row that is missing, and says why.

    ``report`` without a primary key is a missing row; ``values`` hold the columns to write, None
    for what is not known.
    """
    require(may_change_directory(by))
    lock_bureau(by)
    reason = given(reason, missing=ReasonMissing)
    is_new = report.pk is None
    locked = _new(by, report) if is_new else _locked(report)
    before = None if is_new else row_of(RESOURCE_STORE, locked)
    if all(getattr(locked, name) == value for name, value in values.items()):
        raise NothingCorrected
    for name, value in values.items():
        setattr(locked, name, value)
    _check(locked)
    locked.save()
    record(
        by=by,
        code="report.corrected",
        changes=[changed(RESOURCE_STORE, locked, before=before)],
        name=locked.school.name,
        year=str(SchoolYear(locked.year)),
        reason=reason,
    )
    return locked


def _locked(report: ResourceReport) -> ResourceReport:
    found = ResourceReport.objects.select_for_update(of=("self",)).select_related("school__unit")
    return found.get(pk=report.pk)


def _new(by: Seat, report: ResourceReport) -> ResourceReport:
    return ResourceReport(
        bureau_id=by.bureau_id,
        school=lock_school(report.school),
        stage=report.stage,
        year=report.year,
    )


def _check(report: ResourceReport) -> None:
    report.full_clean()
    found = (*_out_of_bounds(report), *_problems(report, "error"))
    wrong = {column: _said(problem) for column, problem in found}
    if wrong:
        raise ValidationError(wrong)


def _out_of_bounds(report: ResourceReport) -> Iterator[tuple[str, Problem]]:
    for name in REPORTED:
        value, high = getattr(report, name), RESOURCE_STORE.table.column(name).high
        if value is not None and value < 0:
            yield name, Problem("too_low", {"text": str(value), "low": "0"})
        if value is not None and high is not None and value > high:
            yield name, Problem("too_high", {"text": str(value), "high": str(high)})


def doubts_about(report: ResourceReport) -> list[str]:
    """Say what in a report is kept as it is but looks wrong, by the checks that imports use."""
    return [_said(problem) for _column, problem in _problems(report, "warning")]


def _problems(report: ResourceReport, severity: Severity) -> Iterator[tuple[str, Problem]]:
    row = {name: getattr(report, name) for name in REPORTED}
    found = check_row(RESOURCE_STORE.table, {"stage": report.stage, **row}, {})
    return ((column, problem) for column, problem in found.items() if problem.severity == severity)


def _said(problem: Problem) -> str:
    facts = {
        name: _(fact) if name in {"label", "other_label"} else fact
        for name, fact in problem.facts.items()
        if isinstance(fact, str)
    }
    return _(PROBLEMS[problem.code]).format(**facts)
