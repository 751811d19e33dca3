"""From which day on a posting is told of, and when that is due."""

from datetime import date, timedelta

from manyuan.engagements.kinds.posting.enums import ReportKind
from manyuan.engagements.kinds.posting.models import Posting

# A term is summed up in its last month, before everybody is in the holidays.
LAST_DAYS = timedelta(days=30)


def first_day_of_report(posting: Posting, kind: ReportKind) -> date:
    """Return the first day on which the report can be given."""
    if kind == ReportKind.MIDTERM:
        return posting.starts_on
    return max(posting.starts_on, posting.end - LAST_DAYS)


def day_due(posting: Posting, kind: ReportKind) -> date:
    """Return the day on which the report is due: half way, or when the posting is over."""
    if kind == ReportKind.MIDTERM:
        return posting.starts_on + (posting.end - posting.starts_on) / 2
    return posting.end
