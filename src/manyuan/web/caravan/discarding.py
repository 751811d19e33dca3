from django.http import HttpResponse

from manyuan.web.caravan.finding import caravan_at
from manyuan.web.caravan.trail import to_plan
from manyuan.web.caravan.words import source_of_plan
from manyuan.web.decisions.discarding import DiscardPage, answer_discard
from manyuan.web.seated import SeatRequest


def discard(request: SeatRequest, pk: int) -> HttpResponse:
    """Put a plan aside, after saying what stays."""
    page = DiscardPage(plan="caravan-plan", year="caravan", crumbs=to_plan, source=source_of_plan)
    return answer_discard(request, caravan_at(request.seat, pk), page)
