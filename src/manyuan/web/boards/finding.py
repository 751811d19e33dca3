"""The object that an address of the boards names, or the page that says there is none."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.directory.models import Expert, School
from manyuan.offers.enums import WindowKind
from manyuan.offers.models import ExpertDay, VisitRequest, Window
from manyuan.offers.permissions import within
from manyuan.offers.queries.visits import asking_schools, day_here, request_here, year_of_boards
from manyuan.offers.queries.windows import current_window, window_of_year
from manyuan.offers.visibility import experts_to_give
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require, works_for_bureau
from manyuan.web.seated import SeatRequest


def request_at(seat: Seat, pk: int) -> VisitRequest:
    """Return the request of this number."""
    found = request_here(seat, pk)
    if found is None:
        raise Http404(_("没有这项到校需求，或您不能查看。"))
    return found


def day_at(seat: Seat, pk: int) -> ExpertDay:
    """Return the expert's day of this number."""
    found = day_here(seat, pk)
    if found is None:
        raise Http404(_("没有这个到校日，或您不能查看。"))
    return found


def visit_window_at(seat: Seat, year: int) -> Window:
    """Return the window of this year's visits."""
    found = window_of_year(seat, year, WindowKind.VISIT)
    if found is None:
        raise Http404(_("没有 {year} 年的到校收集窗口。").format(year=year))
    return found


def require_collecting(seat: Seat) -> None:
    """Refuse a form that could not be sent: of a closed window only the bureau goes on."""
    if not works_for_bureau(seat):
        require(within(current_window(seat, WindowKind.VISIT)))


def year_asked(request: SeatRequest) -> int:
    """Return the year that the address asks for, else the one that matters."""
    text = request.GET.get("year", "")
    if text.isascii() and text.isdecimal() and len(text) == 4:
        return int(text)
    return year_of_boards(request.seat)


def school_asked(request: SeatRequest) -> School | None:
    """Return the school that the address or the form names, else the only one there is."""
    schools = {school.code: school for school in asking_schools(request.seat)}
    code = request.POST.get("of") or request.GET.get("school", "")
    if len({school.campus_of_id or school.pk for school in schools.values()}) == 1:
        legal = next(one for one in schools.values() if one.campus_of_id is None)
        return schools.get(code, legal)
    return schools.get(code)


def expert_asked(request: SeatRequest) -> Expert | None:
    """Return the expert whom the address or the form names."""
    code = request.POST.get("of") or request.GET.get("expert", "")
    return experts_to_give(request.seat).filter(code=code).first()
