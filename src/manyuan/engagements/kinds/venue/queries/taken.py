"""What of a venue's day is taken, and by whom."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from manyuan.directory.models import Venue
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.kinds.venue.enums import KIND, OPEN, TAKES_TIME
from manyuan.engagements.kinds.venue.models import Block, Use
from manyuan.engagements.kinds.venue.quarters import (
    EARLIEST,
    LATEST,
    is_on_the_quarter,
    quarter_of,
    span_said,
)
from manyuan.engagements.models import Occasion
from manyuan.offers.kinds import flow_kinds

Span = tuple[int, int]
AHEAD = (FlowStatus.PLANNED, FlowStatus.CONFIRMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A part of a day in which a venue is taken: by a school, or kept by its owner."""

    venue: int
    on: date
    first: int
    last: int
    who: str
    what: str
    code: str = ""
    state: str = ""
    use: int | None = None
    block: int | None = None
    occasion: tuple[str, str, int] | None = None
    is_ahead: bool = False

    @property
    def span(self) -> str:
        """Return from when to when, as people read it."""
        return span_said(self.first, self.last)


def taken_of(venues: Iterable[Venue], days: Collection[date]) -> list[Taken]:
    """Return what is taken of some venues on some days, in the order of time."""
    keys = [venue.pk for venue in venues]
    found = [*_by_uses(keys, days), *_by_blocks(keys, days), *_by_others(keys, days)]
    return sorted(found, key=lambda one: (one.on, one.first, one.venue))


def _by_uses(venues: Collection[int], days: Collection[date]) -> Iterable[Taken]:
    found = Use.objects.filter(booking__venue__in=venues, on__in=days, state__in=TAKES_TIME)
    for use in found.select_related("booking__school__unit"):
        booking = use.booking
        yield Taken(
            venue=booking.venue_id,
            on=use.on,
            first=use.first,
            last=use.last,
            who=booking.school.name,
            what=booking.purpose,
            code=booking.code,
            state=use.state,
            use=use.pk,
            occasion=(KIND, booking.code, use.number),
            is_ahead=use.state in OPEN,
        )


def _by_blocks(venues: Collection[int], days: Collection[date]) -> Iterable[Taken]:
    if not days:
        return
    found = Block.objects.filter(venue__in=venues, starts_on__lte=max(days), ends_on__gte=min(days))
    for block in found:
        for day in sorted(days):
            if block.starts_on <= day <= block.ends_on:
                yield Taken(
                    venue=block.venue_id,
                    on=day,
                    first=block.first,
                    last=block.last,
                    who=_("本校停用"),
                    what=block.reason,
                    block=block.pk,
                )


def _by_others(venues: Collection[int], days: Collection[date]) -> Iterable[Taken]:
    """Yield what engagements of other kinds hold in the venues."""
    if not days:
        return
    found = Occasion.objects.filter(
        venue__in=venues, starts_on__lte=max(days), ends_on__gte=min(days)
    )
    others = found.exclude(kind=KIND).exclude(status=FlowStatus.CANCELLED)
    for occasion in others.select_related("place"):
        first, last = _quarters(occasion)
        for day in sorted(days):
            if occasion.venue_id and occasion.starts_on <= day <= occasion.ends_on:
                yield Taken(
                    venue=occasion.venue_id,
                    on=day,
                    first=first,
                    last=last,
                    who=occasion.title,
                    what=str(flow_kinds()[occasion.kind].label),
                    occasion=(occasion.kind, occasion.code, occasion.number),
                    is_ahead=occasion.starts_at is not None and occasion.status in AHEAD,
                )


def _quarters(occasion: Occasion) -> Span:
    """Return the quarters that an occasion touches: all of the day when it has no hours."""
    if occasion.starts_at is None or occasion.ends_at is None:
        return EARLIEST, LATEST
    ends = quarter_of(occasion.ends_at)
    return quarter_of(occasion.starts_at), ends + (not is_on_the_quarter(occasion.ends_at))


def clash(taken: Iterable[Taken], on: date, span: Span) -> Taken | None:
    """Return the first thing that takes some of ``span`` on a day; None when all of it is free."""
    first, last = span
    return next(
        (one for one in taken if one.on == on and one.first < last and first < one.last), None
    )


def clashes(
    venue: Venue, days: Collection[date], span: Span, *, beside: int | None = None
) -> Mapping[date, Taken]:
    """Return what is in the way on each of the days on which something is.

    ``beside`` is a use that is itself laid anew.
    """
    taken = [one for one in taken_of([venue], days) if beside is None or one.use != beside]
    found = {day: clash(taken, day, span) for day in days}
    return {day: one for day, one in found.items() if one is not None}


def free_spans(taken: Iterable[Taken]) -> list[Span]:
    """Return what is left of a venue's day beside what is taken of it."""
    free, begin = [], EARLIEST
    for one in sorted(taken, key=lambda one: one.first):
        if one.first > begin:
            free.append((begin, one.first))
        begin = max(begin, one.last)
    return [*free, (begin, LATEST)] if begin < LATEST else free
