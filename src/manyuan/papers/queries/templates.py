"""Which template a paper is made with."""

from django.db.models import QuerySet

from manyuan.papers.kinds import PaperKind
from manyuan.papers.models import PaperTemplate
from manyuan.seats.models import Seat


def templates_of(seat: Seat, kind: PaperKind) -> "QuerySet[PaperTemplate]":
    """Return the bureau's versions of a template, the last first, without their bytes."""
    found = PaperTemplate.objects.filter(bureau_id=seat.bureau_id, kind=kind.code)
    return found.select_related("added_by__person").defer("content")


def template_in_use(seat: Seat, kind: PaperKind) -> PaperTemplate | None:
    """Return the bureau's own template, or None where ours is used."""
    found = PaperTemplate.objects.filter(bureau_id=seat.bureau_id, kind=kind.code).first()
    return found if found is not None and found.is_own else None


def template_bytes(kind: PaperKind, template: PaperTemplate | None) -> bytes:
    """Return the Word file of a template; without one, ours."""
    if not kind.has_template:
        return b""
    if template is None:
        from manyuan.papers.word.default import default_template  # noqa: PLC0415 -- slow to import

        return default_template(kind.layout, dict(kind.tables), wide=kind.is_wide)
    return bytes(template.content)
