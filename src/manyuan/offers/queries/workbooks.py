"""A school's own part of the district folder: what it may take out, change and send back."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from manyuan.directory.models import School
from manyuan.directory.queries.importing import DryRun, dry_run_of
from manyuan.directory.sheets import TEACHER_STORE
from manyuan.offers.models import Window
from manyuan.offers.queries.schools import places_of
from manyuan.offers.queries.teachers import CORRECTABLE
from manyuan.offers.sheets import POST_STORE
from manyuan.seats.models import Seat, Unit
from manyuan.sheets.checking import check_district
from manyuan.sheets.columns import Key, Row
from manyuan.sheets.conflicts import Conflict
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.files import DistrictFiles
from manyuan.sheets.findings import Finding, Place
from manyuan.sheets.importing import TablePlan, stored_codes
from manyuan.sheets.problems import Problem
from manyuan.sheets.raw import RawDistrict
from manyuan.sheets.tables import table_named
from manyuan.sheets.workbooks import write_workbook

TEACHERS, POSTS = TEACHER_STORE.table.name, POST_STORE.table.name
OWN_TABLES = (TEACHERS, POSTS)
OWN_COLUMNS = frozenset({"teacher", *CORRECTABLE})


@dataclass(frozen=True, slots=True)
class Share:
    """What belongs to a legal school: the codes of its places, the year, all rows stored now."""

    places: frozenset[str]
    year: int
    stored: Mapping[str, Mapping[Key, Row]]

    def own(self, table: str) -> list[Row]:
        """Return the stored rows of a table that are the school's."""
        rows = [row for row in self.stored[table].values() if row["school"] in self.places]
        if table == POSTS:
            return [row for row in rows if row["year"] == self.year]
        return [_own_columns(row) for row in rows]


def share_of(seat: Seat, school: School, window: Window) -> Share:
    """Return what is the school's to put right."""
    stored = {TEACHERS: TEACHER_STORE.stored(seat), POSTS: POST_STORE.stored(seat)}
    return Share(frozenset(place.code for place in places_of(school)), window.year, stored)


def _own_columns(row: Row) -> Row:
    return {name: value for name, value in row.items() if name in OWN_COLUMNS}


def roster_workbook(seat: Seat, school: School, window: Window) -> bytes:
    """Return the school's list and posts as a workbook, to be corrected and sent back."""
    share = share_of(seat, school, window)
    bureau = Unit.objects.get(pk=seat.bureau_id)
    buffer = io.BytesIO()
    tables = {name: share.own(name) for name in OWN_TABLES}
    write_workbook(buffer, DistrictHead(bureau.code, bureau.name), tables)
    return buffer.getvalue()


def own_dry_run(by: Seat, school: School, window: Window, raw: RawDistrict) -> DryRun:
    """Check a school's workbook; rows of others are taken out unseen, and each is refused."""
    share = share_of(by, school, window)
    files = check_district(raw, known=stored_codes(by))
    refused = [*_foreign_teachers(files, share), *_foreign_posts(files, share)]
    own = _with_notices(_only_own(by, files, refused), [*_aside(files, share)])
    run = dry_run_of(by, raw, own, refused=refused)
    return replace(run, plan=tuple(_absent_of(plan, own, share) for plan in run.plan))


def _foreign_teachers(files: DistrictFiles, share: Share) -> Iterator[Conflict]:
    for row in files.tables.get(TEACHERS, ()):
        stored = share.stored[TEACHERS].get((row["teacher"],))
        elsewhere = stored is not None and stored["school"] not in share.places
        given = row.get("school")
        if elsewhere or (given is not None and given not in share.places):
            column = "teacher" if elsewhere else "school"
            facts: dict[str, object] = {"text": str(row["teacher"])}
            yield _conflict(TEACHERS, row, column, Problem("other_school", facts))


def _foreign_posts(files: DistrictFiles, share: Share) -> Iterator[Conflict]:
    for row in files.tables.get(POSTS, ()):
        if row["school"] not in share.places:
            problem = Problem("other_school", {"text": str(row["school"])})
            yield _conflict(POSTS, row, "school", problem)
        elif row["year"] != share.year:
            problem = Problem("other_year", {"year": str(share.year)})
            yield _conflict(POSTS, row, "year", problem)


def _conflict(table: str, row: Row, column: str, problem: Problem) -> Conflict:
    return Conflict(table, table_named(table).key_of(row), "", column, problem)


def _only_own(by: Seat, files: DistrictFiles, refused: Sequence[Conflict]) -> DistrictFiles:
    out = {(one.table, one.key) for one in refused}
    tables = {
        name: [
            _own_columns(row) if name == TEACHERS else row
            for row in files.tables[name]
            if (name, table_named(name).key_of(row)) not in out
        ]
        for name in OWN_TABLES
        if name in files.tables
    }
    # The head of another bureau's file is kept to be refused; its own is not the school's to write.
    foreign = files.head is not None and files.head.code != by.bureau.code
    return replace(files, head=files.head if foreign else None, tables=tables)


def _with_notices(files: DistrictFiles, said: Sequence[Finding]) -> DistrictFiles:
    totals = {**files.totals, "notice": files.totals.get("notice", 0) + len(said)}
    return replace(files, findings=(*files.findings, *said), totals=totals) if said else files


def _aside(files: DistrictFiles, share: Share) -> Iterator[Finding]:
    """Say once what the file holds beside the school's own part."""
    for name, rows in files.tables.items():
        if rows and name not in OWN_TABLES:
            facts: dict[str, object] = {"table_label": table_named(name).label}
            yield Place(table=name).finding(Problem("not_collected", facts))
    teachers = files.tables.get(TEACHERS, ())
    for column in TEACHER_STORE.table.columns:
        if column.name not in OWN_COLUMNS and any(
            _differs(row, share, column.name) for row in teachers
        ):
            problem = Problem("kept_elsewhere", {"label": column.label})
            yield Place(table=TEACHERS).finding(problem)


def _differs(row: Row, share: Share, name: str) -> bool:
    stored = share.stored[TEACHERS].get((row["teacher"],))
    return name in row and row[name] != (stored[name] if stored else None)


def _absent_of(plan: TablePlan, files: DistrictFiles, share: Share) -> TablePlan:
    """Count as absent the school's own rows only: those of others were never asked for."""
    key_of = table_named(plan.table).key_of
    sent = {key_of(row) for row in files.tables[plan.table]}
    return replace(plan, absent=len({key_of(row) for row in share.own(plan.table)} - sent))
