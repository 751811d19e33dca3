from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet

from manyuan.directory.actions.importing import import_district
from manyuan.directory.errors import UploadHasErrors, UploadIsClosed
from manyuan.directory.permissions import may_import_district
from manyuan.directory.queries.importing import DryRun, dry_run
from manyuan.directory.queries.outcome import outcome_of
from manyuan.history.actions import Changed, record
from manyuan.history.models import Record
from manyuan.kernel.clock import now
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.enums import UploadState
from manyuan.sheets.models import Upload, UploadedFile
from manyuan.sheets.queries import read_sent, read_upload

KEPT_FOR = timedelta(days=30)
LONGEST_NAME = 200


@transaction.atomic
def receive_upload(*, by: Seat, files: Mapping[str, bytes]) -> Upload:
    """Somebody sends files in: they are checked against what is stored, and nothing is imported.

    Uploads that nobody confirmed for a month expire on this occasion.
    """
    require(may_import_district(by))
    expired = [_expire(old) for old in _unconfirmed(by)]
    name = name_of(files)
    run = dry_run(by, read_sent(files, name))
    upload = keep_files(by, name, run, files)
    record(by=by, code="upload.checked", changes=expired, source=upload.name, errors=errors_of(run))
    return upload


@transaction.atomic
def recheck_upload(*, by: Seat, upload: Upload) -> Upload:
    """The stored data has changed since: the kept files are checked again."""
    require(may_import_district(by))
    locked = lock_open(by, upload)
    run = dry_run(by, read_upload(locked))
    keep_outcome(locked, run)
    record(by=by, code="upload.checked", source=locked.name, errors=errors_of(run))
    return locked


@transaction.atomic
def apply_upload(*, by: Seat, upload: Upload) -> Record | None:
    """The checked files are imported, as one change that history can show row by row."""
    require(may_import_district(by))
    lock_bureau(by)
    locked = lock_open(by, upload)
    run = dry_run(by, read_upload(locked))
    if not run.is_sound:
        raise UploadHasErrors(name=locked.name, errors=errors_of(run))
    written = import_district(
        by=by,
        tables=run.files.tables,
        source=locked.name,
        head=run.files.head,
        expected=locked.digest,
    )
    close_upload(locked, UploadState.APPLIED)
    return written


@transaction.atomic
def discard_upload(*, by: Seat, upload: Upload) -> Upload:
    """The files are thrown away unread into the register; that they were sent stays known."""
    require(may_import_district(by))
    locked = lock_open(by, upload)
    close_upload(locked, UploadState.DISCARDED)
    record(by=by, code="upload.discarded", source=locked.name)
    return locked


def name_of(files: Mapping[str, bytes]) -> str:
    """Return the one name under which files that came together are kept."""
    return "、".join(files)[:LONGEST_NAME]


def keep_files(by: Seat, name: str, run: DryRun, files: Mapping[str, bytes]) -> Upload:
    """Keep files that were checked until somebody confirms or discards them."""
    upload = Upload(seat=by, bureau_id=by.bureau_id, name=name)
    keep_outcome(upload, run)
    UploadedFile.objects.bulk_create(
        UploadedFile(
            bureau_id=by.bureau_id, upload=upload, name=name[-LONGEST_NAME:], content=content
        )
        for name, content in files.items()
    )
    return upload


def lock_open(by: Seat, upload: Upload) -> Upload:
    """Hold an upload of the bureau that is still to be confirmed or discarded."""
    locked = Upload.objects.select_for_update(of=("self",)).get(
        pk=upload.pk, bureau_id=by.bureau_id
    )
    if not locked.is_open:
        raise UploadIsClosed(name=locked.name, state=locked.get_state_display())
    return locked


def keep_outcome(upload: Upload, run: DryRun) -> None:
    """Keep what a check found."""
    upload.digest = run.digest
    upload.outcome = outcome_of(run)
    upload.full_clean()
    upload.save()


def close_upload(upload: Upload, state: UploadState) -> None:
    """End the wait: the files themselves are thrown away."""
    upload.state = state
    upload.save(update_fields=["state"])
    UploadedFile.objects.filter(upload=upload).delete()


def _unconfirmed(by: Seat) -> QuerySet[Upload]:
    return Upload.objects.filter(
        bureau_id=by.bureau_id, state=UploadState.CHECKED, at__lt=now() - KEPT_FOR
    )


def _expire(upload: Upload) -> Changed:
    before = {"state": upload.state}
    close_upload(upload, UploadState.EXPIRED)
    return Changed("upload", str(upload.pk), upload.name, before, {"state": upload.state})


def errors_of(run: DryRun) -> int:
    """Return how many errors a check found."""
    return run.files.totals.get("error", 0)
