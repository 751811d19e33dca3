"""What the pages of the postings say of a posting's state."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from manyuan.engagements.kinds.posting.actions.arranging import last_day
from manyuan.engagements.kinds.posting.enums import PostingState
from manyuan.engagements.kinds.posting.models import Posting

LIVES = {
    "ahead": gettext_lazy("未开始"),
    "running": gettext_lazy("进行中"),
    "ended": pgettext_lazy("posting", "已结束"),
    "cancelled": pgettext_lazy("posting", "已撤销"),
}


def life_of(posting: Posting, day: date) -> str:
    """Return how far the posting has come on ``day``."""
    if posting.state == PostingState.CANCELLED:
        return "cancelled"
    if posting.starts_on > day:
        return "ahead"
    return "running" if posting.is_running_on(day) else "ended"


def span_of(posting: Posting) -> str:
    """Say from when to when, the last day included."""
    return _("{starts} 至 {ends}").format(starts=posting.starts_on, ends=last_day(posting))
