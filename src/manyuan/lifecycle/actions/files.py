from django.db import transaction

from manyuan.engagements.kinds.documents.errors import DocumentsFull
from manyuan.engagements.kinds.documents.models import file_name
from manyuan.engagements.kinds.documents.reading import kept_of
from manyuan.history.actions import record
from manyuan.lifecycle.errors import FileIsGone
from manyuan.lifecycle.models import Decision, DecisionFile
from manyuan.lifecycle.permissions import may_decide_lifecycle
from manyuan.lifecycle.rows import file_changed
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

MOST = 6


@transaction.atomic
def add_file(*, by: Seat, decision: Decision, name: str, content: bytes) -> DecisionFile:
    """The bureau keeps the document of a decision as it was issued, or one that goes with it."""
    require(may_decide_lifecycle(by))
    called = file_name(name)
    kept = kept_of(content, name=called)
    lock_bureau(by)
    if DecisionFile.objects.filter(decision=decision).count() >= MOST:
        raise DocumentsFull(most=MOST)
    file = DecisionFile(decision=decision).take(kept, name=called, by=by)
    file.full_clean()
    file.save()
    change = file_changed(file, is_added=True)
    record(by=by, code="lifecycle.filed", changes=[change], **_said(file))
    return file


@transaction.atomic
def remove_file(*, by: Seat, file: DecisionFile) -> None:
    """A file that was added by mistake is taken away for good; history keeps its name only."""
    require(may_decide_lifecycle(by))
    lock_bureau(by)
    change = file_changed(file, is_added=False)
    gone, _of_each = DecisionFile.objects.filter(pk=file.pk).delete()
    if not gone:
        raise FileIsGone(name=file.name)
    record(by=by, code="lifecycle.unfiled", changes=[change], **_said(file))


def _said(file: DecisionFile) -> dict[str, object]:
    return {"decision": file.decision.code, "name": file.decision.subject, "file": file.name}
