"""What people have written into papers, and the papers as they would be issued."""

from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.content import Content
from manyuan.papers.kinds import Asked, PaperKind
from manyuan.papers.models import Draft
from manyuan.seats.models import Seat, Unit


def draft_of(seat: Seat, kind: PaperKind, year: SchoolYear, unit: Unit) -> Draft | None:
    """Return the last version of a draft; lasting texts go on from an earlier year."""
    found = Draft.objects.filter(bureau_id=seat.bureau_id, kind=kind.code, unit=unit)
    found = found.filter(year__lte=year.start) if kind.lasting else found.filter(year=year.start)
    return found.select_related("saved_by__person").first()


def texts_of(kind: PaperKind, draft: Draft | None) -> dict[str, str]:
    """Return the texts of a draft; what nobody wrote yet says what it says at first."""
    written = draft.texts if draft else {}
    return {box.name: written.get(box.name, box.first) for box in kind.texts}


def composed(seat: Seat, kind: PaperKind, year: SchoolYear, unit: Unit) -> Content:
    """Return what a paper would say today."""
    texts = texts_of(kind, draft_of(seat, kind, year, unit))
    return kind.compose(seat, Asked(year, unit, texts))
