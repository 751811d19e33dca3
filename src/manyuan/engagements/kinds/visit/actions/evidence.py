from pathlib import PurePath

from django.db import transaction

from manyuan.engagements.kinds.visit.actions.storing import named, taken_held
from manyuan.engagements.kinds.visit.errors import EvidenceFull
from manyuan.engagements.kinds.visit.models import Evidence, Visit
from manyuan.engagements.kinds.visit.permissions import may_report_visit
from manyuan.engagements.kinds.visit.rows import EVIDENCE, evidence_key, evidence_row
from manyuan.history.actions import Changed, record
from manyuan.kernel.pictures import kept_of
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

MOST = 8
LONGEST_NAME = 120


@transaction.atomic
def add_evidence(*, by: Seat, visit: Visit, name: str, content: bytes) -> Evidence:
    """The school shows with a photo or a file that the visit was held."""
    require(may_report_visit(by, visit))
    file = PurePath(name).name[-LONGEST_NAME:]
    kept = kept_of(content, name=file)
    lock_bureau(by)
    locked = taken_held(visit)
    if Evidence.objects.filter(visit=locked).count() >= MOST:
        raise EvidenceFull(most=MOST)
    evidence = Evidence(
        bureau_id=locked.bureau_id,
        visit=locked,
        name=file,
        media_type=kept.media_type,
        content=kept.content,
        size=len(kept.content),
        added_by=by,
    )
    evidence.full_clean()
    evidence.save()
    key, row = evidence_key(evidence), evidence_row(evidence)
    changed = Changed(EVIDENCE, key, file, None, row)
    record(by=by, code="evidence.added", changes=[changed], **named(locked), file=file)
    return evidence


@transaction.atomic
def remove_evidence(*, by: Seat, evidence: Evidence) -> None:
    """A photo or a file is taken away for good; history keeps its name only."""
    require(may_report_visit(by, evidence.visit))
    lock_bureau(by)
    locked = taken_held(evidence.visit)
    changed = Changed(EVIDENCE, evidence_key(evidence), evidence.name, evidence_row(evidence), None)
    Evidence.objects.filter(pk=evidence.pk).delete()
    record(by=by, code="evidence.removed", changes=[changed], **named(locked), file=evidence.name)
