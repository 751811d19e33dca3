"""What an address of the papers names, open to who may see it."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.kinds import PaperKind, paper_kinds
from manyuan.papers.models import IssuedPaper
from manyuan.papers.permissions import may_see_paper, may_see_papers, may_write
from manyuan.papers.queries.issued import issued_paper
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require
from manyuan.seats.queries import unit_with_code

FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper that is being written: its kind, year and unit."""

    kind: PaperKind
    year: SchoolYear
    unit: Unit

    @property
    def args(self) -> list[object]:
        """Return what its addresses name."""
        return [self.kind.code, self.year.start, self.unit.kind, self.unit.code]


def kind_at(code: str) -> PaperKind:
    """Return the paper of a code."""
    found = paper_kinds().get(code)
    if found is None:
        raise Http404(_("没有这种文书。"))
    return found


def year_at(start: int) -> SchoolYear:
    """Return the school year that begins in ``start``."""
    if not FIRST_YEAR <= start <= LAST_YEAR:
        raise Http404(_("没有这个学年。"))
    return SchoolYear(start)


def wanted_at(seat: Seat, kind: str, year: int, of: str, unit: str) -> Wanted:  # noqa: PLR0917 -- an address
    """Return the paper that an address asks for, to whoever may write it."""
    require(may_see_papers(seat))
    known, found = kind_at(kind), unit_with_code(seat, of, unit)
    if found is None or found.kind not in known.about:
        raise Http404(_("没有代码为 {code} 的单位。").format(code=unit))
    require(may_write(seat, known, found))
    return Wanted(known, year_at(year), found)


def paper_at(seat: Seat, kind: str, year: int, number: int) -> IssuedPaper:
    """Return an issued paper."""
    require(may_see_papers(seat))
    known = kind_at(kind)
    found = issued_paper(seat, kind, year, number)
    if found is None:
        raise Http404(_("没有这份文书，或者您的席位不能查看它。"))
    require(may_see_paper(seat, known, found))
    return found
