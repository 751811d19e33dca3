from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from manyuan.directory.models import District
from manyuan.seats.models import Seat, Unit
from manyuan.sheets.checking import check_district
from manyuan.sheets.conflicts import Conflict, conflicts_with_stored
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.files import DistrictFiles
from manyuan.sheets.findings import Finding, Place
from manyuan.sheets.importing import TablePlan, plan_digest, plan_import, stored_codes
from manyuan.sheets.locating import place_of, rows_at
from manyuan.sheets.problems import Problem
from manyuan.sheets.raw import RawDistrict


@dataclass(frozen=True, slots=True)
class HeadChange:
    """What an import would do to the bureau itself: its name and the outline of its district."""

    name_before: str
    name: str
    outline_before: str
    outline: str


@dataclass(frozen=True, slots=True)
class DryRun:
    """What an import would do, and all that the check has to say; nothing is written."""

    files: DistrictFiles
    plan: tuple[TablePlan, ...]
    head: HeadChange | None

    @property
    def is_sound(self) -> bool:
        """Say whether nothing is wrong that would keep the import back."""
        return self.files.is_sound

    @property
    def is_idle(self) -> bool:
        """Say whether everything is stored already."""
        return self.head is None and all(table.is_idle for table in self.plan)

    @property
    def digest(self) -> str:
        """Return the fingerprint of what would be written: equal only if that is equal."""
        return plan_digest(self.plan, repr(self.head))


def dry_run(by: Seat, raw: RawDistrict) -> DryRun:
    """Check what was read against itself and against what the bureau has stored."""
    return dry_run_of(by, raw, check_district(raw, known=stored_codes(by), bureau=by.bureau.code))


def dry_run_of(
    by: Seat, raw: RawDistrict, files: DistrictFiles, *, refused: Sequence[Conflict] = ()
) -> DryRun:
    """Compare files that were checked, by whatever reader, with what is stored.

    ``refused`` are rows that the caller has taken out of the files before.
    """
    plan = plan_import(by, files.tables)
    conflicts = [*refused, *conflicts_with_stored(by, plan)]
    said = [*_other_district(by, files), *_placed(raw, conflicts)]
    return DryRun(_with_errors(files, said), plan, head_change(by, files.head))


def head_change(by: Seat, head: DistrictHead | None) -> HeadChange | None:
    """Return how ``head`` differs from what is stored; a head without outline keeps it."""
    if head is None:
        return None
    name = Unit.objects.values_list("name", flat=True).get(pk=by.bureau_id)
    stored = District.objects.filter(unit_id=by.bureau_id).first()
    outline_before = stored.outline if stored else ""
    outline = outline_before if head.outline is None else head.outline.decode("utf-8")
    if (name, outline_before) == (head.name, outline):
        return None
    return HeadChange(name, head.name, outline_before, outline)


def _other_district(by: Seat, files: DistrictFiles) -> Iterator[Finding]:
    if files.head is not None and files.head.code != by.bureau.code:
        facts: dict[str, object] = {"code": files.head.code, "own": by.bureau.code}
        yield Place().finding(Problem("other_district", facts))


def _placed(raw: RawDistrict, conflicts: Iterable[Conflict]) -> Iterator[Finding]:
    by_table: Callable[[Conflict], str] = lambda conflict: conflict.table  # noqa: E731
    for table, some in groupby(conflicts, by_table):
        found = list(some)
        places = rows_at(raw, table, {conflict.key for conflict in found})
        for conflict in found:
            place = (
                place_of(*places[conflict.key], conflict.column)
                if conflict.key in places
                else Place(table=table, column=conflict.column, text=conflict.label)
            )
            yield place.finding(conflict.problem)


def _with_errors(files: DistrictFiles, said: list[Finding]) -> DistrictFiles:
    if not said:
        return files
    totals = {**files.totals, "error": files.totals.get("error", 0) + len(said)}
    return replace(files, findings=(*said, *files.findings), totals=totals)
