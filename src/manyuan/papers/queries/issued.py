"""What was issued, as far as a seat may read it."""

from django.db.models import Q, QuerySet

from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.kinds import PaperKind, paper_kinds
from manyuan.papers.models import IssuedFile, IssuedPaper
from manyuan.papers.permissions import WHOLE_BUREAU, may_see_papers
from manyuan.papers.readers import units_read_by
from manyuan.seats.models import Seat, Unit

ROUND_IT = ("unit", "issued_by__person", "replaced_by", "revocation")
VALID = Q(revocation__isnull=True, replaced_by__isnull=True)


def issued_papers(seat: Seat) -> "QuerySet[IssuedPaper]":
    """Return the issued papers that the seat may read, without what they say."""
    found = IssuedPaper.objects.filter(bureau_id=seat.bureau_id)
    found = found.select_related(*ROUND_IT).defer("content", "replaced_by__content")
    if not may_see_papers(seat):
        return found.none()
    if seat.is_any_of(*WHOLE_BUREAU):
        return found
    kinds = paper_kinds().items()
    of_group = Q(
        unit__in=units_read_by(seat), kind__in=[code for code, kind in kinds if kind.for_members]
    )
    of_all = Q(kind__in=[code for code, kind in kinds if kind.for_all])
    return found.filter(Q(unit=seat.unit_id) | of_group | of_all)


def issued_paper(seat: Seat, kind: str, year: int, number: int) -> IssuedPaper | None:
    """Return one issued paper, with what it says."""
    found = issued_papers(seat).filter(kind=kind, year=year, number=number).defer(None)
    return found.select_related(*ROUND_IT, "replaces", "template", "bureau").first()


def in_force(seat: Seat, kind: PaperKind, year: SchoolYear, unit: Unit) -> IssuedPaper | None:
    """Return the paper of a unit and year that still counts."""
    found = IssuedPaper.objects.filter(bureau_id=seat.bureau_id, kind=kind.code, year=year.start)
    return found.filter(VALID, unit=unit).first()


def units_done(seat: Seat, kind: PaperKind, year: SchoolYear) -> dict[int, IssuedPaper]:
    """Return the papers of a year that still count, by unit."""
    found = issued_papers(seat).filter(VALID, kind=kind.code, year=year.start)
    return {paper.unit_id: paper for paper in found.order_by("number")}


def files_of(paper: IssuedPaper) -> "QuerySet[IssuedFile]":
    """Return the files of a paper, without their bytes."""
    return IssuedFile.objects.filter(paper=paper).defer("content")


def file_of(paper: IssuedPaper, form: str) -> IssuedFile | None:
    """Return one file of a paper."""
    return IssuedFile.objects.filter(paper=paper, form=form).first()


def files_in_force(seat: Seat, kind: PaperKind, year: SchoolYear) -> "QuerySet[IssuedFile]":
    """Return the files of all papers of a kind and year that still count."""
    papers = issued_papers(seat).filter(VALID, kind=kind.code, year=year.start)
    found = IssuedFile.objects.filter(paper__in=papers.order_by().values("pk"))
    return found.select_related("paper__unit").order_by("paper__number", "pk")
