import json

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from manyuan.web.grouping.finding import grouping_at
from manyuan.web.seated import SeatRequest


@require_safe
def download_plan(request: SeatRequest, pk: int) -> HttpResponse:
    """Hand over the JSON of ``manyuan plan grouping``."""
    plan = grouping_at(request.seat, pk)
    text = json.dumps(plan.document, ensure_ascii=False, indent=2)
    response = HttpResponse(f"{text}\n", content_type="application/json; charset=utf-8")
    name = f"grouping-{plan.year}-{plan.number}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
