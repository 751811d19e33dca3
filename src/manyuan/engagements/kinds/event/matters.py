"""What of the joint events waits for those who run them, and for the schools that took part."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.engagements.kinds.event.enums import KIND, OPEN, EventState
from manyuan.engagements.kinds.event.models import Event
from manyuan.engagements.kinds.event.queries.events import parts_to_count, run_by
from manyuan.inbox.matters import FOR_SCHOOLS, Matter, Waiting
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat


def _unheld(seat: Seat) -> list[Waiting]:
    return _lines(run_by(seat).filter(state__in=OPEN, starts_on__lte=today()), "event-hold")


def _unreviewed(seat: Seat) -> list[Waiting]:
    return _lines(run_by(seat).filter(state=EventState.HELD, afterwards=""), "event-review")


def _lines(found: Iterable[Event], page: str) -> list[Waiting]:
    return [
        Waiting(
            key=one.code,
            title=one.title,
            detail=f"{one.get_mode_display()} {one.starts_on.isoformat()}",
            page=(page, (one.code,)),
            unit=one.provider.name,
            due_on=one.ends_on,
        )
        for one in found
    ]


def _uncounted(seat: Seat) -> list[Waiting]:
    text = _("{school}，{on}，预计 {n} 人")
    return [
        Waiting(
            key=f"{one.event.code}/{one.school.code}",
            title=one.event.title,
            detail=text.format(
                school=one.school.name, on=one.event.starts_on.isoformat(), n=one.expected
            ),
            page=("event-turnout", (one.event.code, one.school.code)),
            unit=one.event.provider.name,
            due_on=one.event.ends_on,
        )
        for one in parts_to_count(seat)
    ]


MATTERS = (
    Matter(
        slug="event-hold",
        kind=KIND,
        label=gettext_lazy("待登记已举办的联合活动"),
        roles=FOR_SCHOOLS,
        waiting=_unheld,
    ),
    Matter(
        slug="event-count",
        kind=KIND,
        label=gettext_lazy("待登记到场人数的联合活动"),
        roles=FOR_SCHOOLS,
        waiting=_uncounted,
    ),
    Matter(
        slug="event-review",
        kind=KIND,
        label=gettext_lazy("待写总结的联合活动"),
        roles=FOR_SCHOOLS,
        waiting=_unreviewed,
    ),
)
