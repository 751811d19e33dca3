from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.directory.queries.partners import agreements_on, experts_today
from manyuan.kernel.clock import today
from manyuan.offers.enums import WindowKind
from manyuan.offers.permissions import within
from manyuan.offers.queries.visits import days_to_come
from manyuan.offers.queries.windows import current_window
from manyuan.seats.enums import Role
from manyuan.web.links.entering import LinkRequest, through_link
from manyuan.web.links.others_shown import others_coming
from manyuan.web.links.tours_shown import TourShown, awaiting, called_off, coming_tours, past_visits


@through_link(Role.PARTNER_LINK)
@require_safe
def show_partner(request: LinkRequest) -> HttpResponse:
    """Show a partner what is asked of it, what it has given and who it is, without an account."""
    seat = request.seat
    tours = coming_tours(seat)
    context = {
        "partner": seat.unit,
        "token": request.token,
        "headline": _headline(tours),
        "tours": tours,
        "called_off": called_off(seat),
        "others": others_coming(seat),
        "past": past_visits(seat),
        "days": list(days_to_come(seat)),
        "may_give": within(current_window(seat, WindowKind.VISIT)),
        "experts": list(experts_today(seat)),
        "agreements": list(agreements_on(seat, today())),
    }
    return render(request, "links/partner.html", context)


def _headline(tours: list[TourShown]) -> str:
    waiting = awaiting(tours)
    if waiting:
        return ngettext("{n} 次到校等您答复", "{n} 次到校等您答复", waiting).format(n=waiting)
    if tours:
        return _("接下来的到校都已答复")
    return _("目前没有安排到校")
