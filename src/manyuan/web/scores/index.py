"""The way to the scores of the year that was last worked on."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.evaluation.permissions import may_freeze_year
from manyuan.evaluation.queries.frozen_years import frozen_years
from manyuan.evaluation.scores.permissions import may_see_notice, may_see_scores
from manyuan.evaluation.scores.queries.published import publications
from manyuan.seats.permissions import require
from manyuan.web.evaluation.rooms import room_tabs
from manyuan.web.seated import SeatRequest


@require_safe
def index(request: SeatRequest) -> HttpResponse:
    """Lead to the last year's scores, or to its notice for whoever sees no more than that."""
    seat = request.seat
    require(may_see_notice(seat))
    frozen, published = frozen_years(seat).first(), publications(seat).first()
    if may_see_scores(seat) and frozen is not None:
        return redirect("scores-year", frozen.year)
    if published is not None:
        return redirect("grades-notice", published.year)
    context = {
        "room_tabs": room_tabs(seat, "scores"),
        "headline": _("还没有可以评分的学年"),
        "may_freeze": may_freeze_year(seat),
    }
    return render(request, "scores/nothing.html", context)
