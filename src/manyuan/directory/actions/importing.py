from collections.abc import Iterator, Mapping, Sequence

from django.db import transaction

from manyuan.directory.errors import DoesNotFitStored, PlanHasChanged
from manyuan.directory.models import District
from manyuan.directory.permissions import may_import_district
from manyuan.directory.queries.importing import HeadChange, head_change
from manyuan.history.actions import Changed, key_text, record
from manyuan.history.models import Record
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require
from manyuan.sheets.columns import Row
from manyuan.sheets.conflicts import Conflict, conflicts_with_stored
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.findings import Place, finding_sentence
from manyuan.sheets.importing import TablePlan, plan_digest, plan_import, write_plan


@transaction.atomic
def import_district(
    *,
    by: Seat,
    tables: Mapping[str, Sequence[Row]],
    source: str,
    head: DistrictHead | None = None,
    expected: str = "",
) -> Record | None:
    """The rows of a file become the bureau's own: all of them, or none.

    What changes is worked out anew inside the transaction, so that two people who import at the
    same time never write over each other unseen; ``expected`` is the digest of the dry run that
    somebody confirmed. An import that changes nothing and that nobody confirmed leaves no record.
    """
    require(may_import_district(by))
    bureau = lock_bureau(by)
    plan = plan_import(by, tables)
    changed_head = head_change(by, head)
    if expected and expected != plan_digest(plan, repr(changed_head)):
        raise PlanHasChanged
    if conflicts := conflicts_with_stored(by, plan):
        raise DoesNotFitStored(label=conflicts[0].label, reason=_said(conflicts[0]))
    changes = [*_head_changes(bureau, changed_head), *row_changes(plan)]
    if not changes and not expected:
        return None
    _write_head(bureau, changed_head)
    write_plan(by, plan)
    return record(
        by=by,
        code="import.applied",
        changes=changes,
        source=source,
        added=sum(len(table.added) for table in plan),
        changed=sum(len(table.changed) for table in plan),
    )


def _said(conflict: Conflict) -> str:
    return finding_sentence(Place().finding(conflict.problem))


def row_changes(plan: Sequence[TablePlan]) -> Iterator[Changed]:
    """Describe every row that a plan writes."""
    for table in plan:
        for row in table.touched:
            yield Changed(table.table, key_text(row.key), row.label, row.before, row.merged)


def _head_changes(bureau: Unit, change: HeadChange | None) -> Iterator[Changed]:
    if change is not None:
        before = {"name": change.name_before, "outline": change.outline_before}
        after = {"name": change.name, "outline": change.outline}
        yield Changed("district", bureau.code, change.name, before, after)


def _write_head(bureau: Unit, change: HeadChange | None) -> None:
    district, _created = District.objects.get_or_create(
        unit=bureau, defaults={"bureau_id": bureau.pk}
    )
    if change is None:
        return
    bureau.name = change.name
    bureau.full_clean(exclude=["bureau"])
    bureau.save(update_fields=["name"])
    district.outline = change.outline
    district.save(update_fields=["outline"])
