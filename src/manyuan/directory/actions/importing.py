from collections.abc import Iterator, Mapping, Sequence

from django.db import transaction

from manyuan.directory.models import District
from manyuan.directory.permissions import may_import_district
from manyuan.history.actions import Changed, key_text, record
from manyuan.history.models import Record
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require
from manyuan.sheets.columns import Row
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.importing import TablePlan, plan_import, write_plan


@transaction.atomic
def import_district(
    *,
    by: Seat,
    tables: Mapping[str, Sequence[Row]],
    source: str,
    head: DistrictHead | None = None,
) -> Record | None:
    """The rows of a file become the bureau's own: all of them, or none.

    What changes is worked out anew inside the transaction, so that two people who import at the
    same time never write over each other unseen. An import that changes nothing leaves no record.
    """
    require(may_import_district(by))
    Unit.objects.select_for_update().get(pk=by.bureau_id)
    plan = plan_import(by, tables)
    changes = [*_head_changes(by, head), *_row_changes(plan)]
    if not changes:
        return None
    write_plan(by, plan)
    return record(
        by=by,
        code="import.applied",
        changes=changes,
        source=source,
        added=sum(len(table.added) for table in plan),
        changed=sum(len(table.changed) for table in plan),
    )


def _row_changes(plan: Sequence[TablePlan]) -> Iterator[Changed]:
    for table in plan:
        for row in (*table.added, *table.changed):
            yield Changed(
                table=table.table,
                key=key_text(row.key),
                label=row.label,
                before=row.before,
                after={**(row.before or {}), **row.after},
            )


def _head_changes(by: Seat, head: DistrictHead | None) -> Iterator[Changed]:
    if head is None:
        return
    district, _created = District.objects.get_or_create(
        unit_id=by.bureau_id, defaults={"bureau_id": by.bureau_id}
    )
    unit = district.unit
    outline = district.outline if head.outline is None else head.outline.decode("utf-8")
    before = {"code": unit.code, "name": unit.name, "outline_size": len(district.outline)}
    after = {"code": unit.code, "name": head.name, "outline_size": len(outline)}
    if (unit.name, district.outline) == (head.name, outline):
        return
    unit.name = head.name
    unit.full_clean()
    unit.save(update_fields=["name"])
    district.outline = outline
    district.save(update_fields=["outline"])
    yield Changed("district", unit.code, head.name, before, after)
