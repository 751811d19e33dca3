from dataclasses import dataclass
from datetime import date

from django.db import transaction

from manyuan.directory.actions.groups import lock_group
from manyuan.directory.models import Group
from manyuan.history.actions import record
from manyuan.lifecycle.models import Evidence
from manyuan.lifecycle.permissions import may_decide_lifecycle
from manyuan.lifecycle.rows import evidence_added
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFacts:
    """What somebody looked at, what was found, when, and by which paper."""

    item: str
    holds: bool
    seen_on: date
    document: str


@transaction.atomic
def register_evidence(*, by: Seat, group: Group, facts: EvidenceFacts) -> Evidence:
    """The bureau has looked at something that no number shows, and notes what it found."""
    require(may_decide_lifecycle(by))
    lock_bureau(by)
    evidence = Evidence(
        bureau_id=by.bureau_id,
        group=lock_group(group),
        item=facts.item,
        holds=facts.holds,
        seen_on=facts.seen_on,
        document=facts.document,
        registered_by=by,
    )
    evidence.full_clean()
    evidence.save()
    change = evidence_added(evidence)
    name, item = evidence.group.name, evidence.item
    record(by=by, code="lifecycle.evidenced", changes=[change], name=name, item=item)
    return evidence
