"""Move an occasion of whatever kind, by the kind's own action; and ask what that would meet."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.db import transaction

from manyuan.directory.models import Venue
from manyuan.engagements.errors import NotMovable, NotRehoused
from manyuan.engagements.models import Occasion
from manyuan.engagements.occasions import facts_of, remarks
from manyuan.kernel.errors import ManyuanError
from manyuan.offers.kinds import FlowKind, flow_kinds
from manyuan.seats.models import Seat

# A move that is only tried leaves no reason: nothing of it is kept.
TRIED = "—"


@dataclass(frozen=True, slots=True)
class Start:
    """On which day and when an occasion is to begin, and in which venue if not in its own."""

    on: date
    at: time
    venue: Venue | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """What a move would meet: what rules it out, or what speaks against it."""

    refusal: ManyuanError | ValidationError | None
    remarks: list[str]


def move_occasion(*, by: Seat, occasion: Occasion, to: Start, reason: str) -> None:
    """An occasion is laid elsewhere or at another time; its kind checks, writes and records it."""
    kind = _movable(occasion)
    if to.venue is not None and to.venue != occasion.venue:
        _rehouse(kind, by=by, occasion=occasion, to=to, reason=reason)
        return
    assert kind.move is not None  # noqa: S101 -- tells the type checker
    kind.move(
        by=by,
        code=occasion.code,
        number=occasion.number,
        on=to.on,
        starts_at=to.at,
        reason=reason,
    )


def _rehouse(kind: FlowKind, *, by: Seat, occasion: Occasion, to: Start, reason: str) -> None:
    if kind.rehouse is None:
        raise NotRehoused(kind=str(kind.label))
    kind.rehouse(
        by=by,
        code=occasion.code,
        number=occasion.number,
        on=to.on,
        starts_at=to.at,
        reason=reason,
        venue=to.venue,
    )


def try_move(*, by: Seat, occasion: Occasion, to: Start) -> Trial:
    """Say what the move would meet; it is done and taken back, so that the checks are the same."""
    kind = _movable(occasion)
    try:
        with transaction.atomic():
            move_occasion(by=by, occasion=occasion, to=to, reason=TRIED)
            transaction.set_rollback(True)
    except (ManyuanError, ValidationError) as refusal:
        return Trial(refusal, [])
    laid = facts_of(occasion, **_laid(occasion, to))
    said = remarks(by, kind=occasion.kind, code=occasion.code, occasions=[laid])
    if kind.remarks_on_move is not None:
        said += kind.remarks_on_move(
            seat=by, code=occasion.code, number=occasion.number, on=to.on, starts_at=to.at
        )
    return Trial(None, said)


def _movable(occasion: Occasion) -> FlowKind:
    kind = flow_kinds().get(occasion.kind)
    if kind is None or kind.move is None or occasion.starts_at is None:
        raise NotMovable
    return kind


def _laid(occasion: Occasion, to: Start) -> dict[str, object]:
    """Return when and where an occasion is that keeps its length."""
    assert occasion.starts_at is not None  # noqa: S101 -- tells the type checker
    assert occasion.ends_at is not None  # noqa: S101 -- tells the type checker
    length = datetime.combine(to.on, occasion.ends_at) - datetime.combine(to.on, occasion.starts_at)
    ends = datetime.combine(to.on, to.at) + length
    laid = {"starts_on": to.on, "ends_on": to.on, "starts_at": to.at, "ends_at": ends.time()}
    return laid if to.venue is None else {**laid, **_housed(to.venue)}


def _housed(venue: Venue) -> dict[str, object]:
    return {"venue": venue, "place": venue.school.unit}
