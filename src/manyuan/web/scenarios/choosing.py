from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.web.scenarios.finding import scenario_at
from manyuan.web.seated import SeatRequest

PAIR = 2


@require_safe
def compare(request: SeatRequest, pk: int) -> HttpResponse:
    """Lead to the comparison of the two plans that were ticked."""
    scenario = scenario_at(request.seat, pk)
    ticked = [text for text in request.GET.getlist("plan") if text.isascii() and text.isdecimal()]
    if len(ticked) != PAIR:
        messages.warning(
            request, _("请勾选两份方案再比较；现在选了 {n} 份。").format(n=len(ticked))
        )
        return redirect("scenario", scenario.pk)
    first, second = sorted(int(text) for text in ticked)
    return redirect("plan-compare", first, second)
