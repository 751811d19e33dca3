from collections.abc import Sequence

from manyuan.history.facts import Changed
from manyuan.history.models import Record
from manyuan.notices.audiences import To, Told
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Unit


def _all_groups(written: Record, _changes: Sequence[Changed]) -> To:
    """Tell the offices of all groups."""
    found = Unit.objects.filter(bureau_id=written.bureau_id, kind=UnitKind.GROUP).order_by()
    return To(units=frozenset(found.values_list("pk", flat=True)))


AUDIENCES: dict[str, Told] = {"wheel.opened": _all_groups}
