"""What history keeps of a booking, of each use of it, of blocked times and of hand-overs."""

from collections.abc import Mapping, Sequence

from manyuan.engagements.kinds.venue.enums import Condition, Party, UseState
from manyuan.engagements.kinds.venue.models import (
    Block,
    Booking,
    HandOver,
    Use,
    days_of,
    state_of,
)
from manyuan.history.actions import Changed, key_text
from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Column, Kind, Table
from manyuan.sheets.kept import choice, text

BOOKINGS, USES, BLOCKS, HAND_OVERS = "bookings", "venue_uses", "venue_blocks", "venue_hand_overs"
Row = Mapping[str, object]


TABLES = (
    Table(
        BOOKINGS,
        _("场地预订"),
        ("code",),
        (
            Column("venue", _("场地编号"), Kind.CODE),
            Column("school", _("使用学校代码"), Kind.CODE),
            text("purpose", _("使用事由")),
            Column("people", _("使用人数"), Kind.COUNT),
            text("note", _("补充说明")),
            text("when", _("使用时间")),
            choice("state", _("预订状态"), UseState),
        ),
    ),
    Table(
        USES,
        _("场地使用"),
        ("booking", "number"),
        (
            Column("on", _("使用日期"), Kind.DATE),
            text("span", _("起止时间")),
            choice("state", _("预订状态"), UseState),
            text("reason", _("未使用的原因")),
        ),
    ),
    Table(
        BLOCKS,
        _("场地停用时段"),
        ("venue", "number"),
        (
            Column("starts_on", _("停用首日"), Kind.DATE),
            Column("ends_on", _("停用末日"), Kind.DATE),
            text("span", _("起止时间")),
            text("reason", _("停用原因")),
        ),
    ),
    Table(
        HAND_OVERS,
        _("场地交接"),
        ("booking", "number", "side"),
        (
            choice("side", _("交接方"), Party),
            choice("condition", _("场地状况"), Condition),
            text("note", _("交接说明")),
        ),
    ),
)


def booking_row(booking: Booking, uses: Sequence[Use]) -> dict[str, object]:
    """Return the booking as history shows it; each of its days is a row of its own."""
    return {
        "venue": booking.venue.code,
        "school": booking.school.code,
        "purpose": booking.purpose,
        "people": booking.people,
        "note": booking.note,
        "when": when_said(uses),
        "state": state_of(uses),
    }


def booking_changed(booking: Booking, uses: Sequence[Use], *, before: Row | None) -> Changed:
    """Describe a booking that an action has just written."""
    return Changed(BOOKINGS, booking.code, str(booking), before, booking_row(booking, uses))


def when_said(uses: Sequence[Use]) -> str:
    """Write when some uses are, in figures that every language reads."""
    first, last = days_of(uses)
    span = uses[0].span if len({use.span for use in uses}) == 1 else ""
    if len(uses) == 1:
        return f"{first.isoformat()} {span}"
    return f"{first.isoformat()} – {last.isoformat()} {span} ×{len(uses)}".replace("  ", " ")


def use_row(use: Use) -> dict[str, object]:
    """Return a use as history shows it."""
    return {"on": use.on, "span": use.span, "state": use.state, "reason": use.reason}


def use_changed(use: Use, *, before: Row | None) -> Changed:
    """Describe a use that an action has just written."""
    key = key_text((use.booking.code, use.number))
    return Changed(USES, key, str(use), before, use_row(use))


def block_row(block: Block) -> dict[str, object]:
    """Return a block as history shows it."""
    return {
        "starts_on": block.starts_on,
        "ends_on": block.ends_on,
        "span": block.span,
        "reason": block.reason,
    }


def block_key(block: Block) -> str:
    """Return the key of a block in history."""
    return key_text((block.venue.code, block.pk))


def hand_over_changed(hand_over: HandOver) -> Changed:
    """Describe a hand-over that an action has just written."""
    use = hand_over.use
    key = key_text((use.booking.code, use.number, hand_over.side))
    row = {"side": hand_over.side, "condition": hand_over.condition, "note": hand_over.note}
    return Changed(HAND_OVERS, key, str(hand_over), None, row)
