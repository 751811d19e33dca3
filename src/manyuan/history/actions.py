from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from manyuan.history.facts import KEY_JOINT, THROUGH_LINK, Actor, Changed
from manyuan.history.followers import followers
from manyuan.history.models import Change, Record

__all__ = ["KEY_JOINT", "Actor", "Changed", "key_text", "record"]


def key_text(parts: Iterable[object]) -> str:
    """Write the key of an object as one text."""
    return KEY_JOINT.join("" if part is None else str(part) for part in parts)


def record(
    *,
    by: Actor,
    code: str,
    changes: Iterable[Changed] = (),
    undoes: Any = None,  # noqa: ANN401 -- a Record; facts of any type stand beside it
    **facts: object,
) -> Record:
    """Write the one history record of an action, inside the action's own transaction.

    What was done through a link names the link. ``undoes`` is the record of an action that this
    one takes back. Whoever follows the records hears of it in the same transaction.
    """
    touched = list(changes)
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
            for change in touched
        ),
        batch_size=1000,
    )
    for follow in followers():
        follow(by, written, touched)
    return written


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {name: _plain_value(value) for name, value in values.items()}


def _plain_value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value
