"""The row of one object in its table: what history keeps before and after an action."""

from django.db.models import Model

from manyuan.history.actions import Changed, key_text
from manyuan.sheets.columns import Row
from manyuan.sheets.model_store import ModelStore


def row_of(store: ModelStore, instance: Model) -> Row:
    """Return the object's row as it is stored now."""
    return store.stored_row(instance.pk)


def added(store: ModelStore, instance: Model) -> Changed:
    """Describe an object that an action has just written for the first time."""
    return changed(store, instance, before=None)


def changed(store: ModelStore, instance: Model, *, before: Row | None) -> Changed:
    """Describe an object that an action has just written, given its row from before."""
    after = row_of(store, instance)
    return Changed(
        table=store.table.name,
        key=key_text(store.table.key_of(after)),
        label=str(instance),
        before=before,
        after=after,
    )


def removed(store: ModelStore, instance: Model) -> Changed:
    """Describe an object that an action is about to remove."""
    before = row_of(store, instance)
    return Changed(
        table=store.table.name,
        key=key_text(store.table.key_of(before)),
        label=str(instance),
        before=before,
        after=None,
    )
