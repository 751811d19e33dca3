from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from manyuan.offers.permissions import may_run_windows
from manyuan.offers.queries.windows import current_window
from manyuan.seats.enums import Role
from manyuan.web.offers.overview import show_overview
from manyuan.web.offers.record import show_record
from manyuan.web.offers.school import show_own_school
from manyuan.web.seated import SeatRequest


@require_safe
def show_offers(request: SeatRequest) -> HttpResponseBase:
    """Show each seat its own side of the collecting."""
    if request.seat.is_any_of(Role.TEACHER):
        return show_record(request)
    window = current_window(request.seat)
    if window is None:
        may = may_run_windows(request.seat)
        return render(request, "offers/first_window.html", {"may_run": may})
    if request.seat.is_any_of(Role.PRINCIPAL):
        return show_own_school(request, window)
    return show_overview(request, window)
