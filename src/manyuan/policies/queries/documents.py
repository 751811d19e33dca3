"""The policy documents that a seat may read, with their versions but without the files' bytes."""

from collections.abc import Sequence

from django.db.models import Prefetch, Q, QuerySet

from manyuan.papers.readers import units_read_by
from manyuan.policies.models import PolicyDocument, PolicyFile, PolicyVersion
from manyuan.policies.permissions import WHOLE_BUREAU, may_see_policies
from manyuan.seats.models import Seat


def visible_policies(seat: Seat) -> "QuerySet[PolicyDocument]":
    """Return the documents that the seat may read: the district's, and those of its own groups."""
    found = PolicyDocument.objects.filter(bureau_id=seat.bureau_id)
    if not may_see_policies(seat):
        return found.none()
    if seat.is_any_of(*WHOLE_BUREAU):
        return found
    own = {seat.unit_id} | units_read_by(seat)
    return found.filter(Q(groups__isnull=True) | Q(groups__in=own)).distinct()


def policies(seat: Seat) -> "QuerySet[PolicyDocument]":
    """Return the documents that the seat may read, with all that pages show of them."""
    return with_versions(visible_policies(seat))


def with_versions(found: "QuerySet[PolicyDocument]") -> "QuerySet[PolicyDocument]":
    """Fetch the versions, keepers and groups of documents with them."""
    versions = PolicyVersion.objects.select_related("file", "added_by__person")
    shown = Prefetch("versions", versions.defer("file__content"))
    return found.select_related("keeper").prefetch_related(shown, "groups__unit")


def policy(seat: Seat, number: int) -> PolicyDocument | None:
    """Return the document with a number if the seat may read it."""
    return policies(seat).filter(number=number).first()


def successor_of(seat: Seat, document: PolicyDocument) -> PolicyDocument | None:
    """Return the document that took its place, if the seat may read that one too."""
    return policies(seat).filter(succeeds=document.pk).first()


def succeeded_by(seat: Seat, document: PolicyDocument) -> "QuerySet[PolicyDocument]":
    """Return the documents whose place it took, as far as the seat may read them."""
    return policies(seat).filter(successor=document.pk)


def file_of(seat: Seat, number: int, version: int) -> PolicyFile | None:
    """Return the file of a version of a document that the seat may read."""
    seen = visible_policies(seat).filter(number=number).order_by().values("pk")
    found = PolicyVersion.objects.filter(document__in=seen, number=version)
    return PolicyFile.objects.filter(versions__in=found).first()


def search_policies(seat: Seat, words: Sequence[str]) -> "QuerySet[PolicyDocument]":
    """Return the documents one of whose versions holds every word, the latest filed first."""
    versions = PolicyVersion.objects.filter(bureau_id=seat.bureau_id)
    for word in words:
        said = Q(title__icontains=word) | Q(mark__icontains=word) | Q(issuer__icontains=word)
        versions = versions.filter(said)
    return policies(seat).filter(pk__in=versions.order_by().values("document"))
