from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date

from django.db import transaction
from django.db.models import Max

from manyuan.directory.models import Group
from manyuan.engagements.kinds.documents.models import file_name
from manyuan.engagements.kinds.documents.reading import Kept
from manyuan.history.actions import record
from manyuan.kernel.reasons import given
from manyuan.policies.actions.storing import read_text, taken_unrepealed
from manyuan.policies.errors import PolicyChangeMissing, PolicyUnchanged, PolicyVersionStale
from manyuan.policies.models import PolicyDocument, PolicyFile, PolicyVersion
from manyuan.policies.permissions import may_change_policy, may_file
from manyuan.policies.rows import policy_changed, policy_row, version_added
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require, works_for_bureau


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFacts:
    """What a version of a policy document says of itself."""

    title: str
    issuer: str
    issued_on: date
    starts_on: date
    mark: str = ""
    ends_on: date | None = None


NAMES = tuple(one.name for one in fields(PolicyFacts))
Upload = tuple[str, bytes]


@transaction.atomic
def file_policy(
    *, by: Seat, kind: str, facts: PolicyFacts, text: Upload, groups: Collection[Group] = ()
) -> PolicyDocument:
    """A policy document is filed for the district or some groups; a group's own is for itself."""
    require(may_file(by, kind))
    kept = read_text(*text)
    lock_bureau(by)
    document = PolicyDocument(
        bureau_id=by.bureau_id, kind=kind, number=_next_number(by), keeper=_keeper(by)
    )
    document.full_clean()
    document.save()
    document.groups.set(groups if works_for_bureau(by) else [by.unit_id])
    first = _added(by, document, facts, file=_filed(by, text[0], kept))
    record(
        by=by,
        code="policy.filed",
        changes=[policy_changed(document, before=None), version_added(first)],
        keeper=document.keeper.name,
        title=first.title,
    )
    return document


@transaction.atomic
def add_version(
    *,
    by: Seat,
    document: PolicyDocument,
    facts: PolicyFacts,
    note: str,
    seen: int,
    text: Upload | None = None,
) -> PolicyVersion:
    """A document is revised or corrected; those versions before stay, also their files.

    ``seen`` is the version that the reviser had before them; without ``text`` its file stays.
    """
    require(may_change_policy(by, document))
    kept = read_text(*text) if text else None
    lock_bureau(by)
    locked = taken_unrepealed(document)
    last, before = locked.latest, policy_row(locked)
    if last.number != seen:
        raise PolicyVersionStale(version=last.number)
    if kept is None and facts == facts_of(last):
        raise PolicyUnchanged(version=last.number)
    said = given(note, missing=PolicyChangeMissing)
    file = _filed(by, text[0], kept) if text and kept else last.file
    added = _added(by, locked, facts, file=file, note=said)
    changes = [policy_changed(locked, before=before), version_added(added)]
    told = {"title": added.title, "version": added.number, "note": said}
    record(by=by, code="policy.revised", changes=changes, **told)
    return added


def facts_of(version: PolicyVersion) -> PolicyFacts:
    """Return what a version says of itself."""
    return PolicyFacts(**{name: getattr(version, name) for name in NAMES})


def _keeper(by: Seat) -> Unit:
    return by.bureau if works_for_bureau(by) else by.unit


def _next_number(by: Seat) -> int:
    known = PolicyDocument.objects.filter(bureau_id=by.bureau_id)
    return (known.aggregate(last=Max("number"))["last"] or 0) + 1


def _filed(by: Seat, name: str, kept: Kept) -> PolicyFile:
    file = PolicyFile().take(kept, name=file_name(name), by=by)
    file.full_clean()
    file.save()
    return file


def _added(
    by: Seat, document: PolicyDocument, facts: PolicyFacts, *, file: PolicyFile, note: str = ""
) -> PolicyVersion:
    version = PolicyVersion(
        bureau_id=by.bureau_id,
        document=document,
        number=document.versions.count() + 1,
        file=file,
        note=note,
        added_by=by,
        **{name: getattr(facts, name) for name in NAMES},
    )
    version.full_clean()
    version.save()
    return version
