from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from manyuan.web.engagements.rooms import rooms
from manyuan.web.seated import SeatRequest
from worlds.lending.queries import visible_loans


@require_safe
def list_loans(request: SeatRequest) -> HttpResponse:
    context = {"rooms": rooms(request.seat, "loans"), "loans": visible_loans(request.seat)}
    return render(request, "lending/loans.html", context)


@require_safe
def show_loan(request: SeatRequest, code: str) -> HttpResponse:
    loan = visible_loans(request.seat).filter(code=code).first()
    if loan is None:
        raise Http404
    return render(request, "lending/loan.html", {"loan": loan})
