from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.history.sentences import sentence_of
from manyuan.notices.audiences import topics
from manyuan.notices.models import Notice
from manyuan.notices.queries import counts_by_topic
from manyuan.seats.models import Seat
from manyuan.web.ui.parts import Tab


@dataclass(frozen=True, slots=True)
class Row:
    """A notice as the page shows it; who acted is named by role and unit, not by name."""

    pk: int
    text: str
    topic: str
    who: str
    at: datetime
    is_unread: bool
    is_undone: bool


def rows(notices: Iterable[Notice]) -> list[Row]:
    """Prepare notices for a page."""
    known = topics()
    return [
        Row(
            one.pk,
            sentence_of(one.record),
            str(known[one.topic].label),
            _who(one.record.seat),
            one.record.at,
            one.read_at is None,
            hasattr(one.record, "undone_by"),
        )
        for one in notices
        if one.topic in known
    ]


def _who(seat: Seat) -> str:
    return f"{seat.get_role_display()} · {seat.unit.name}"


def topic_tabs(seat: Seat, chosen: str) -> list[Tab]:
    """Return the topics of which the seat has notices, with how many of them are unread."""
    counts = counts_by_topic(seat)
    unread = sum(new for _all, new in counts.values())
    home = reverse("my-notices")
    named = [
        Tab(label=_label(str(topic.label), new), url=f"{home}?topic={slug}", current=slug == chosen)
        for slug, topic in topics().items()
        for _all, new in (counts.get(slug, (0, 0)),)
        if _all
    ]
    return [Tab(label=_label(_("全部"), unread), url=home, current=not chosen), *named]


def _label(word: str, unread: int) -> str:
    return f"{word} {unread}" if unread else word
