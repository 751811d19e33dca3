from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from manyuan.history.facts import THROUGH_LINK
from manyuan.history.models import Change, Record

KEY_JOINT = "/"


class Actor(Protocol):
    """The seat that acts; history lies below the seats and knows only these facts of it."""

    pk: int
    bureau_id: int
    link_number: int | None


@dataclass(frozen=True, slots=True)
class Changed:
    """One object that an action touched: its row in its table before and after (None: absent)."""

    table: str
    key: str
    label: str
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None


def key_text(parts: Iterable[object]) -> str:
    """Write the key of an object as one text."""
    return KEY_JOINT.join("" if part is None else str(part) for part in parts)


def record(
    *,
    by: Actor,
    code: str,
    changes: Iterable[Changed] = (),
    undoes: Record | None = None,
    **facts: object,
) -> Record:
    """Write the one history record of an action, inside the action's own transaction.

    What was done through a link names the link. ``undoes`` is the record of an action that this
    one takes back.
    """
    if by.link_number is not None:
        facts[THROUGH_LINK] = by.link_number
    written = Record.objects.create(
        code=code, seat_id=by.pk, bureau_id=by.bureau_id, facts=_plain(facts), undoes=undoes
    )
    Change.objects.bulk_create(
        (
            Change(
                record=written,
                bureau_id=by.bureau_id,
                table=change.table,
                key=change.key,
                label=change.label,
                before=None if change.before is None else _plain(change.before),
                after=None if change.after is None else _plain(change.after),
            )
            for change in changes
        ),
        batch_size=1000,
    )
    return written


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {name: _plain_value(value) for name, value in values.items()}


def _plain_value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value
