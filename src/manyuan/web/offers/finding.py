"""The object that an address of the collecting names, or the page that says there is none."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.directory.models import School, Teacher
from manyuan.offers.models import Contest, Exemption, Window
from manyuan.offers.queries.schools import legal_of
from manyuan.offers.queries.teachers import contests_of, exemptions_of, own_record, teacher_here
from manyuan.offers.queries.windows import current_window, window_of_year
from manyuan.seats.models import Seat
from manyuan.web.directory.finding import school_at


def legal_school_at(seat: Seat, code: str) -> School:
    """Return the school of this code; a campus stands for the school to which it belongs."""
    return legal_of(school_at(seat, code))


def window_at(seat: Seat, year: int) -> Window:
    """Return the window of this year."""
    found = window_of_year(seat, year)
    if found is None:
        raise Http404(_("没有 {year} 年的收集窗口。").format(year=year))
    return found


def window_now(seat: Seat) -> Window:
    """Return the window that matters today."""
    found = current_window(seat)
    if found is None:
        raise Http404(_("教育局还没有开启收集窗口。"))
    return found


def teacher_at(seat: Seat, pk: int) -> Teacher:
    """Return the roster row of this number."""
    found = teacher_here(seat, pk)
    if found is None:
        raise Http404(_("没有这位教师，或不在您可以查看的名单上。"))
    return found


def own_record_of(seat: Seat) -> Teacher:
    """Return the roster row of the teacher in the seat."""
    found = own_record(seat)
    if found is None:
        raise Http404(_("您的账号还没有对应到教师名单，请联系教育局办理。"))
    return found


def exemption_at(seat: Seat, pk: int) -> Exemption:
    """Return the application of this number."""
    found = exemptions_of(seat).filter(pk=pk).first()
    if found is None:
        raise Http404(_("没有这份免交流申请，或您不能查看。"))
    return found


def contest_at(seat: Seat, pk: int) -> Contest:
    """Return the request for correction of this number."""
    found = contests_of(seat).filter(pk=pk).first()
    if found is None:
        raise Http404(_("没有这份更正申请，或您不能查看。"))
    return found
