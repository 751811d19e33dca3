from collections.abc import Iterable, Sequence

from django.db.models import F, Model
from django.db.models.expressions import Combinable

from manyuan.directory.audiences import legal
from manyuan.history.facts import Changed
from manyuan.history.models import Record
from manyuan.notices.audiences import NOBODY, To, Told, owners_in
from manyuan.sheets.columns import Table


def sides(
    model: type[Model],
    tables: Iterable[Table],
    *schools: str,
    units: Sequence[str] = (),
    teachers: Sequence[str] = (),
    seats: Sequence[str] = (),
) -> Told:
    """Tell those who stand at some paths of the engagements whose rows an action has changed.

    Of a school that is whoever runs the legal school, of another unit whoever runs it, of a teacher
    the account, of a seat the seat itself. It takes one query.
    """
    names = [table.name for table in tables]
    own: list[Combinable] = [*map(legal, schools), *map(F, units)]
    people: list[Combinable] = [F(f"{path}__account") for path in teachers]
    paths = [*own, *people, *map(F, seats)]

    def told(written: Record, changes: Sequence[Changed]) -> To:
        codes = owners_in(changes, names)
        if not codes:
            return NOBODY
        found = model._default_manager.filter(  # noqa: SLF001 -- Django's own API
            bureau_id=written.bureau_id, code__in=codes
        )
        rows = list(found.order_by().values_list(*paths).distinct())
        end = len(own) + len(people)
        return To(
            units=_keys(rows, 0, len(own)),
            teachers=_keys(rows, len(own), end),
            seats=_keys(rows, end, len(paths)),
        )

    return told


def _keys(rows: Iterable[tuple[int | None, ...]], first: int, end: int) -> frozenset[int]:
    return frozenset(key for row in rows for key in row[first:end] if key is not None)
