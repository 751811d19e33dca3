"""What of the joint research waits for those who answer for schools."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.engagements.kinds.research.enums import KIND
from manyuan.engagements.kinds.research.queries.duties import to_attend, to_minute
from manyuan.inbox.matters import FOR_SCHOOLS, Matter, Waiting
from manyuan.seats.models import Seat


def _unminuted(seat: Seat) -> list[Waiting]:
    said = {
        False: _("{on}，还没有登记已开展"),
        True: _("{on}，还没有写纪要"),
    }
    return [
        Waiting(
            key=one.code,
            title=f"{one.get_mode_display()} · {one.topic}",
            detail=said[one.is_held].format(on=one.on.isoformat()),
            page=("research-minutes" if one.is_held else "research", (one.code,)),
            unit=one.host.name,
            due_on=one.on,
        )
        for one in to_minute(seat)
    ]


def _uncounted(seat: Seat) -> list[Waiting]:
    text = _("{school}，{on}，预计 {n} 人")
    return [
        Waiting(
            key=f"{one.research.code}/{one.school.code}",
            title=f"{one.research.get_mode_display()} · {one.research.topic}",
            detail=text.format(
                school=one.school.name, on=one.research.on.isoformat(), n=one.expected
            ),
            page=("research-attendance", (one.research.code,)),
            unit=one.research.host.name,
            due_on=one.research.on,
        )
        for one in to_attend(seat)
    ]


MATTERS = (
    Matter(
        slug="research-minute",
        kind=KIND,
        label=gettext_lazy("待写纪要的联合教研"),
        roles=FOR_SCHOOLS,
        waiting=_unminuted,
    ),
    Matter(
        slug="research-count",
        kind=KIND,
        label=gettext_lazy("待登记到会人数的联合教研"),
        roles=FOR_SCHOOLS,
        waiting=_uncounted,
    ),
)
