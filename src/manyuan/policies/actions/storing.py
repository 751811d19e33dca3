"""The steps that the actions on policy documents share."""

from manyuan.engagements.kinds.documents.enums import DocumentType
from manyuan.engagements.kinds.documents.models import file_name
from manyuan.engagements.kinds.documents.reading import Kept, kept_of
from manyuan.policies.errors import PolicyFileMissing, PolicyFileOfAnotherType, PolicyRepealed
from manyuan.policies.models import PolicyDocument

TEXTS = frozenset({DocumentType.PDF, DocumentType.DOCX})


def read_text(name: str, content: bytes) -> Kept:
    """Return what is kept of the text of a document; it is told before the lock is taken."""
    named = file_name(name)
    if not content:
        raise PolicyFileMissing
    kept = kept_of(content, name=named)
    if kept.media_type not in TEXTS:
        raise PolicyFileOfAnotherType(name=named)
    return kept


def taken(document: PolicyDocument) -> PolicyDocument:
    """Take a document as it is stored now; whoever asks holds the bureau's lock."""
    found = PolicyDocument.objects.select_for_update(of=("self",)).select_related("keeper")
    return found.get(pk=document.pk)


def taken_unrepealed(document: PolicyDocument) -> PolicyDocument:
    """Take a document that is not repealed."""
    locked = taken(document)
    if locked.is_repealed:
        raise PolicyRepealed(title=locked.latest.title)
    return locked
