from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from manyuan.directory.actions.importing import row_changes
from manyuan.directory.actions.uploads import (
    close_upload,
    errors_of,
    keep_files,
    keep_outcome,
    lock_open,
    name_of,
)
from manyuan.directory.errors import PlanHasChanged, UploadHasErrors
from manyuan.directory.models import School
from manyuan.history.actions import Changed, record
from manyuan.history.models import Record
from manyuan.kernel.errors import Refused
from manyuan.offers.actions.returns import note_change
from manyuan.offers.models import Window
from manyuan.offers.permissions import may_correct
from manyuan.offers.queries.workbooks import POSTS, TEACHERS, own_dry_run
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.enums import UploadState
from manyuan.sheets.importing import TablePlan, write_plan
from manyuan.sheets.models import Upload
from manyuan.sheets.queries import read_sent, read_upload

PARTS = {TEACHERS: "roster", POSTS: "posts"}


@transaction.atomic
def receive_roster(
    *, by: Seat, school: School, window: Window, files: Mapping[str, bytes]
) -> Upload:
    """A school sends its corrected workbook: it is checked, and nothing is written yet."""
    require(may_correct(by, school, window))
    lock_bureau(by)
    name = name_of(files)
    run = own_dry_run(by, school, window, read_sent(files, name))
    upload = keep_files(by, name, run, files)
    record(by=by, code="roster.checked", source=name, school=school.name, errors=errors_of(run))
    return upload


@transaction.atomic
def recheck_roster(*, by: Seat, school: School, window: Window, upload: Upload) -> Upload:
    """The stored list has changed since: the kept workbook is checked again."""
    require(may_correct(by, school, window))
    lock_bureau(by)
    locked = _lock_own(by, upload)
    run = own_dry_run(by, school, window, read_upload(locked))
    keep_outcome(locked, run)
    record(
        by=by, code="roster.checked", source=locked.name, school=school.name, errors=errors_of(run)
    )
    return locked


@transaction.atomic
def apply_roster(*, by: Seat, school: School, window: Window, upload: Upload) -> Record:
    """The checked workbook becomes the school's list: all of its rows, or none."""
    require(may_correct(by, school, window))
    lock_bureau(by)
    locked = _lock_own(by, upload)
    run = own_dry_run(by, school, window, read_upload(locked))
    if not run.is_sound:
        raise UploadHasErrors(name=locked.name, errors=errors_of(run))
    if run.digest != locked.digest:
        raise PlanHasChanged
    changes = [*row_changes(run.plan), *_notes(by, school, window, run.plan)]
    write_plan(by, run.plan)
    close_upload(locked, UploadState.APPLIED)
    return record(
        by=by,
        code="roster.imported",
        changes=changes,
        source=locked.name,
        school=school.name,
        added=sum(len(table.added) for table in run.plan),
        changed=sum(len(table.changed) for table in run.plan),
    )


def _notes(by: Seat, school: School, window: Window, plan: tuple[TablePlan, ...]) -> list[Changed]:
    touched = [PARTS[table.table] for table in plan if not table.is_idle]
    return [change for of in touched for change in note_change(by, school, window, of=of)]


@transaction.atomic
def discard_roster(*, by: Seat, school: School, window: Window, upload: Upload) -> Upload:
    """The workbook is thrown away; that it was sent stays known."""
    require(may_correct(by, school, window))
    lock_bureau(by)
    locked = _lock_own(by, upload)
    close_upload(locked, UploadState.DISCARDED)
    record(by=by, code="roster.discarded", source=locked.name)
    return locked


def _lock_own(by: Seat, upload: Upload) -> Upload:
    """Hold a workbook that the unit of the seat has sent; another's is not its to confirm."""
    locked = lock_open(by, upload)
    if locked.seat.unit_id != by.unit_id:
        raise Refused(reason=_("这份工作簿不是本单位上传的。"))
    return locked
