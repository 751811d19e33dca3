from django.http import HttpResponse

from manyuan.web.decisions.discarding import DiscardPage, answer_discard
from manyuan.web.grouping.finding import grouping_at
from manyuan.web.grouping.trail import to_plan
from manyuan.web.grouping.words import source_of_plan
from manyuan.web.seated import SeatRequest


def discard(request: SeatRequest, pk: int) -> HttpResponse:
    """Put a plan aside, after saying what stays."""
    page = DiscardPage(plan="grouping-plan", year="grouping", crumbs=to_plan, source=source_of_plan)
    return answer_discard(request, grouping_at(request.seat, pk), page)
