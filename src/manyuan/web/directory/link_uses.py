from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.seats.models import Link
from manyuan.seats.queries import uses_of_link
from manyuan.web.directory.changing_links import kept_link
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

USES_ON_A_PAGE = 50


@require_safe
def show_uses(request: SeatRequest, number: int) -> HttpResponse:
    """List when a link was opened, its calendar fetched and something done through it."""
    link, home = kept_link(request.seat, number)
    pages = Paginator(uses_of_link(request.seat, link), USES_ON_A_PAGE)
    title = _("{unit} {number} 号链接的使用记录").format(unit=home.unit.name, number=number)
    context = {
        "crumbs": home.crumbs(Crumb(_("使用记录"))),
        "title": title,
        "headline": _headline(link, pages.count),
        "page": pages.get_page(request.GET.get("page")),
    }
    return render(request, "directory/link_uses.html", context)


def _headline(link: Link, count: int) -> str:
    if not count:
        return _("{number} 号链接还没有用过").format(number=link.number)
    text = ngettext("{number} 号链接用过 {n} 次", "{number} 号链接用过 {n} 次", count)
    return text.format(number=link.number, n=count)
