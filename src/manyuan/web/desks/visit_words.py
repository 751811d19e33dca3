"""What the bureau and its auditors are told of the visits for which others are waited."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.engagements.kinds.visit.queries.duties import VisitDuties, visit_duties
from manyuan.seats.models import Seat
from manyuan.web.desks.attention_words import NAMED, Task


def visit_tasks(seat: Seat) -> list[Task]:
    """Return the visits that a side has not answered, and those that nobody has reported."""
    duties = visit_duties(seat)
    return [*_unconfirmed(duties), *_to_report(duties)]


def _unconfirmed(duties: VisitDuties) -> Iterator[Task]:
    waiting = (*duties.by_school, *duties.by_partner)
    if waiting:
        text = _("专家到校：{school} 次等学校确认，{partner} 次等合作单位确认，最早在 {on}")
        facts = {"school": len(duties.by_school), "partner": len(duties.by_partner)}
        address = reverse("visits") + "?visits-state=planned"
        first = min(one.on for one in waiting)
        yield Task(text.format(**facts, on=first), ((_("待确认的到校"), address),))


def _to_report(duties: VisitDuties) -> Iterator[Task]:
    if duties.unreported:
        text = ngettext(
            "{n} 次专家到校已到日期，还没有登记到场人数",
            "{n} 次专家到校已到日期，还没有登记到场人数",
            len(duties.unreported),
        )
        links = [
            (f"{one.school.name} {one.on.isoformat()}", reverse("visit", args=[one.code]))
            for one in duties.unreported
        ]
        yield Task(text.format(n=len(links)), tuple(links[:NAMED]), max(0, len(links) - NAMED))
