"""What the pages of the venues say of one."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.venue.enums import UseState
from manyuan.engagements.kinds.venue.models import Booking, Use, days_of
from manyuan.engagements.kinds.venue.quarters import span_said
from manyuan.engagements.kinds.venue.queries.taken import Span
from manyuan.web.ui.parts import VerdictWord

SIGNS: dict[str, VerdictWord] = {
    UseState.WAITING: "unknown",
    UseState.REQUESTED: "near",
    UseState.APPROVED: "met",
    UseState.HELD: "met",
    UseState.REFUSED: "missed",
    UseState.CANCELLED: "missed",
}


def day_said(day: date) -> str:
    """Write a day with its day of the week."""
    return f"{day.isoformat()} {date_format(day, 'D')}"


def when_of(booking: Booking) -> str:
    """Say on which days and from when to when a booking is."""
    return when_of_uses(list(booking.uses.all()))


def when_of_uses(uses: list[Use]) -> str:
    """Say when some uses of a booking are."""
    first, last = days_of(uses)
    spans = {use.span for use in uses}
    span = uses[0].span if len(spans) == 1 else _("时间不一")
    if len(uses) == 1:
        return f"{day_said(first)} {span}"
    said = _("{first} 至 {last}，{n} 次，{span}")
    return said.format(first=first, last=last, n=len(uses), span=span)


def spans_said(spans: Iterable[Span]) -> str:
    """List parts of a day."""
    return _("、").join(span_said(*span) for span in spans)


def who_of(booking: Booking) -> str:
    """Say who comes for what, and how many."""
    said = _("{school}：{purpose}，{people} 人")
    facts = {"school": booking.school.name, "purpose": booking.purpose}
    return said.format(people=booking.people, **facts)
