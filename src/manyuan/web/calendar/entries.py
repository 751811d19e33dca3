"""What takes place, as the calendar shows it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse

from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.models import Occasion
from manyuan.engagements.queries.occasions import occasions_between
from manyuan.offers.kinds import flow_kinds
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.web.ui.parts import VerdictWord

DAY = timedelta(days=1)
SIGNS: dict[str, VerdictWord] = {
    FlowStatus.PLANNED: "near",
    FlowStatus.CONFIRMED: "met",
    FlowStatus.HELD: "met",
}
MOVERS = (Role.BUREAU_OFFICER, Role.GROUP_OFFICE, Role.PRINCIPAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One occasion: ``url`` opens its engagement, ``move_url`` moves it; either may be empty."""

    key: int
    kind: str
    kind_label: str
    title: str
    hours: str
    place: str
    first: date
    last: date
    status: str
    sign: VerdictWord
    url: str
    move_url: str

    @property
    def is_long(self) -> bool:
        """Say whether it takes several days."""
        return self.first < self.last


def entries_between(
    seat: Seat, first: date, last: date, *, kind: str = "", touching: Collection[int] | None = None
) -> list[Entry]:
    """Return what takes place on some day from ``first`` to ``last``, of one kind or of all."""
    found = occasions_between(seat, first, last)
    if kind:
        found = found.filter(kind=kind)
    if touching is not None:
        found = found.filter(pk__in=touching)
    return entries_of(seat, found)


def entries_of(seat: Seat, occasions: "QuerySet[Occasion]") -> list[Entry]:
    """Return some occasions that the seat may see, in their order."""
    shown = list(occasions.select_related("place", "venue"))
    opened = _opened(seat, shown)
    may_move = seat.is_any_of(*MOVERS)
    return [_entry(one, is_open=(one.kind, one.code) in opened, moves=may_move) for one in shown]


def _opened(seat: Seat, occasions: Sequence[Occasion]) -> set[tuple[str, str]]:
    codes: dict[str, set[str]] = {}
    for one in occasions:
        codes.setdefault(one.kind, set()).add(one.code)
    kinds = flow_kinds()
    return {
        (slug, code)
        for slug, asked in codes.items()
        if slug in kinds
        for code in kinds[slug].codes(seat, asked)
    }


def _entry(occasion: Occasion, *, is_open: bool, moves: bool) -> Entry:
    kind = flow_kinds().get(occasion.kind)
    label = str(kind.modes.get(occasion.mode, kind.label)) if kind else occasion.kind
    can_move = moves and is_open and kind is not None and kind.move is not None
    is_waiting = occasion.status in (FlowStatus.PLANNED, FlowStatus.CONFIRMED)
    return Entry(
        key=occasion.pk,
        kind=occasion.kind,
        kind_label=label,
        title=occasion.title,
        hours=hours_of(occasion),
        place=place_of(occasion),
        first=occasion.starts_on,
        last=occasion.ends_on,
        status=str(FlowStatus(occasion.status).label),
        sign=SIGNS[occasion.status],
        url=reverse(kind.page, args=[occasion.code]) if kind and is_open else "",
        move_url=_move_url(occasion) if can_move and is_waiting and occasion.starts_at else "",
    )


def _move_url(occasion: Occasion) -> str:
    return reverse("occasion-move", args=[occasion.kind, occasion.code, occasion.number])


def hours_of(occasion: Occasion) -> str:
    """Say from when to when; what takes whole days has no hours."""
    if occasion.starts_at is None or occasion.ends_at is None:
        return ""
    return f"{occasion.starts_at:%H:%M}–{occasion.ends_at:%H:%M}"


def place_of(occasion: Occasion) -> str:
    """Say where it is: the school or partner, and the room of it."""
    place = occasion.place.name if occasion.place else ""
    room = occasion.venue.name if occasion.venue else occasion.room
    return " ".join(part for part in (place, room) if part)


def by_day(entries: Sequence[Entry], days: Collection[date]) -> Mapping[date, list[Entry]]:
    """Return the entries of each day; what takes several days stands beside the days."""
    found: dict[date, list[Entry]] = {day: [] for day in days}
    for entry in entries:
        if not entry.is_long and entry.first in found:
            found[entry.first].append(entry)
    return found
