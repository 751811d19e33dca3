from dataclasses import dataclass

from manyuan.engagements.kinds.posting.enums import Mode, PostingState, ReportKind
from manyuan.engagements.kinds.posting.models import Posting, PostingReport
from manyuan.engagements.kinds.posting.queries.postings import visible_postings
from manyuan.engagements.kinds.posting.reporting_days import day_due
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class ReportDue:
    """A report of a posting that nobody has given although its day has come."""

    posting: Posting
    kind: ReportKind


def reports_due(seat: Seat) -> list[ReportDue]:
    """Return the reports that wait, of postings under way or over in this school year."""
    since = SchoolYear.on(today()).first_day
    found = visible_postings(seat).exclude(state=PostingState.CANCELLED).exclude(mode=Mode.TRANSFER)
    postings = [one for one in found.order_by("starts_on", "code") if one.end >= since]
    told = set(
        PostingReport.objects.filter(posting__in=[one.pk for one in postings])
        .order_by()
        .values_list("posting_id", "kind")
    )
    return [
        ReportDue(posting, kind)
        for posting in postings
        for kind in ReportKind
        if day_due(posting, kind) <= today() and (posting.pk, kind.value) not in told
    ]


def reports_of(posting: Posting) -> list[PostingReport]:
    """Return what was told of a posting, the earlier first."""
    found = PostingReport.objects.filter(posting=posting)
    return list(found.select_related("by__person", "by__unit"))
