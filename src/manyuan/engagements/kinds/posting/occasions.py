"""When a posting is: whole days, from its first to the last at the host school."""

from collections.abc import Sequence
from datetime import timedelta

from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.kinds.posting.enums import KIND
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.engagements.occasions import OccasionFacts, keep_many

DAY = timedelta(days=1)


def keep_occasions_of(postings: Sequence[Posting]) -> None:
    """Let calendars show the postings as they are now: all of one bureau, with their flows."""
    if postings:
        by_code = {posting.code: [occasion_of(posting)] for posting in postings}
        keep_many(postings[0], kind=KIND, by_code=by_code)


def occasion_of(posting: Posting) -> OccasionFacts:
    """Return when the posting is, and who is where."""
    return OccasionFacts(
        mode=posting.mode,
        title=posting.teacher.name,
        starts_on=posting.starts_on,
        ends_on=max(posting.starts_on, posting.end - DAY),
        status=FlowStatus(posting.flow.status),
        place=posting.host.unit,
        group=posting.group,
        units=(posting.home.unit, posting.host.unit),
        teachers=(posting.teacher,),
        is_personal=True,
    )
