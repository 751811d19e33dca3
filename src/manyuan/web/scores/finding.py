"""What an address of a year's scores names, or that there is none."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.directory.models import Group
from manyuan.directory.queries.groups import group_with_code
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.queries.frozen_years import last_version
from manyuan.evaluation.scores.models import GroupGrade, Publication
from manyuan.evaluation.scores.permissions import may_see_drafts
from manyuan.evaluation.scores.queries.drafts import draft_sheets
from manyuan.evaluation.scores.queries.published import (
    grade_in,
    last_publication,
    published_sheets,
)
from manyuan.evaluation.scores.sheet import ScoreSheet
from manyuan.kernel.school_year import SchoolYear
from manyuan.web.seated import SeatRequest

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Shown:
    """A year's scores as a page shows them: published ones, or as they stand now.

    ``publication`` is the version that holds, whether or not it is the one that is shown.
    """

    frozen: FrozenYear
    publication: Publication | None
    is_draft: bool
    sheets: dict[str, ScoreSheet]


def shown_at(request: SeatRequest, year: int) -> Shown:
    """Return what of a year's scores the seat sees; whoever works on them may ask for the draft."""
    seat = request.seat
    publication = last_publication(seat, year)
    wants_draft = request.GET.get("view") == DRAFT or publication is None
    if wants_draft and may_see_drafts(seat):
        frozen = frozen_at(request, year)
        return Shown(frozen, publication, True, dict(draft_sheets(seat, frozen)))  # noqa: FBT003
    if publication is None:
        return Shown(frozen_at(request, year), None, False, {})  # noqa: FBT003
    sheets = dict(published_sheets(seat, publication))
    return Shown(publication.frozen, publication, False, sheets)  # noqa: FBT003


def frozen_at(request: SeatRequest, year: int) -> FrozenYear:
    """Return the version of a frozen year that holds."""
    found = last_version(request.seat, year)
    if found is None:
        raise Http404(_("{year} 学年的评价数据还没有冻结。").format(year=SchoolYear(year)))
    return found


def group_at(request: SeatRequest, code: str) -> Group:
    """Return the group of this code."""
    found = group_with_code(request.seat, code)
    if found is None:
        raise Http404(_("没有代码为 {code} 的集团。").format(code=code))
    return found


def publication_at(request: SeatRequest, year: int) -> Publication:
    """Return the published grades of a year."""
    found = last_publication(request.seat, year)
    if found is None:
        raise Http404(_("{year} 学年的等次还没有公布。").format(year=SchoolYear(year)))
    return found


def grade_at(request: SeatRequest, year: int, code: str) -> GroupGrade:
    """Return the published grade of a group."""
    found = grade_in(request.seat, publication_at(request, year), code)
    if found is None:
        said = _("{year} 学年公布的等次里没有集团 {code}。")
        raise Http404(said.format(year=SchoolYear(year), code=code))
    return found
