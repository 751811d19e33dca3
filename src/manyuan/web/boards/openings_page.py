"""The board of what stands open now, of every kind of flow."""

from collections import Counter
from collections.abc import Sequence

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.kernel.clock import today
from manyuan.offers.kinds import flow_kinds
from manyuan.offers.openings import Opening
from manyuan.offers.permissions import may_see_openings
from manyuan.offers.queries.openings import openings
from manyuan.seats.permissions import require
from manyuan.web.boards.openings_table import openings_table
from manyuan.web.boards.room import room
from manyuan.web.offers.trail import to_offers
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb, Source


@require_safe
def show_openings(request: SeatRequest) -> HttpResponseBase:
    """Show what schools may sign up for, book or use now."""
    require(may_see_openings(request.seat))
    found = openings(request.seat)
    table = openings_table(found)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "tabs": room(request.seat, "openings"),
        "crumbs": to_offers(Crumb(_("可用的资源"))),
        "headline": _headline(found),
        "table": table.for_request(request),
        "is_empty": not found,
        "source": Source(where=_("各类活动的登记"), as_of=today()),
    }
    return render(request, "boards/openings.html", context)


def _headline(found: Sequence[Opening]) -> str:
    if not found:
        return _("现在没有可以报名、预订或使用的")
    said = ngettext(
        "现在有 {n} 项可以报名、预订或使用：{kinds}",
        "现在有 {n} 项可以报名、预订或使用：{kinds}",
        len(found),
    )
    labels = {slug: str(kind.label) for slug, kind in flow_kinds().items()}
    counted = Counter(one.kind for one in found).most_common()
    kinds = _("、").join(f"{labels[slug]} {number(count)}" for slug, count in counted)
    return said.format(n=number(len(found)), kinds=kinds)
