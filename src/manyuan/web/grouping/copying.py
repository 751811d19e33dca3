from django.http import HttpResponse

from manyuan.web.grouping.finding import draft_at
from manyuan.web.grouping.trail import to_draft
from manyuan.web.scenarios.copying import CopyPage, answer_copy
from manyuan.web.seated import SeatRequest


def copy(request: SeatRequest, pk: int) -> HttpResponse:
    """Let a second draft begin where this one stands."""
    page = CopyPage(draft="grouping-draft", crumbs=to_draft)
    return answer_copy(request, draft_at(request.seat, pk), page)
