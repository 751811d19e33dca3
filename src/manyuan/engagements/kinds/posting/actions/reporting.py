from django.db import transaction

from manyuan.engagements.kinds.posting.enums import PostingState, ReportKind
from manyuan.engagements.kinds.posting.errors import ReportOfNoPosting, ReportTooEarly
from manyuan.engagements.kinds.posting.models import Posting, PostingReport
from manyuan.engagements.kinds.posting.permissions import may_report_posting
from manyuan.engagements.kinds.posting.reporting_days import first_day_of_report
from manyuan.engagements.kinds.posting.rows import report_changed, report_row
from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def report_posting(*, by: Seat, posting: Posting, kind: ReportKind, text: str) -> PostingReport:
    """The teacher or a school tells how a posting goes; told again, it replaces the old report."""
    require(may_report_posting(by, posting))
    lock_bureau(by)
    if posting.state == PostingState.CANCELLED:
        raise ReportOfNoPosting(teacher=posting.teacher.name)
    first = first_day_of_report(posting, kind)
    if today() < first:
        raise ReportTooEarly(teacher=posting.teacher.name, day=first)
    report = PostingReport.objects.filter(posting=posting, kind=kind).first()
    before = None if report is None else report_row(report)
    report = report or PostingReport(bureau_id=by.bureau_id, posting=posting, kind=kind)
    report.on, report.text, report.by = today(), text.strip(), by
    report.full_clean()
    report.save()
    record(
        by=by,
        code="posting.reported",
        changes=[report_changed(report, before=before)],
        teacher=posting.teacher.name,
        host=posting.host.name,
        posting_report=kind.value,
    )
    return report
