from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from manyuan.notices.audiences import topics
from manyuan.notices.models import Notice
from manyuan.notices.permissions import may_keep_sendings
from manyuan.notices.queries import notice_of, notices_of, unread_count
from manyuan.notices.reading import read_all, read_notice
from manyuan.seats.models import Seat
from manyuan.seats.scope import seated
from manyuan.web.notices.places import place_of
from manyuan.web.notices.rows import rows, topic_tabs
from manyuan.web.seated import SeatRequest

ON_A_PAGE = 30


@require_safe
def list_notices(request: SeatRequest) -> HttpResponse:
    """List what the seat was told, the unread first."""
    topic = _topic(request.GET.get("topic", ""))
    page = Paginator(notices_of(request.seat, topic), ON_A_PAGE).get_page(request.GET.get("page"))
    unread = unread_count(request.seat)
    context = {
        "headline": _headline(unread),
        "unread": unread,
        "tabs": topic_tabs(request.seat, topic),
        "topic": topic,
        "rows": rows(page.object_list),
        "page": page,
        "may_keep_sendings": may_keep_sendings(request.seat),
    }
    return render(request, "notices/list.html", context)


def _topic(asked: str) -> str:
    return asked if asked in topics() else ""


def _headline(unread: int) -> str:
    if not unread:
        return _("没有未读消息")
    return ngettext("{n} 条未读消息", "{n} 条未读消息", unread).format(n=unread)


@require_http_methods(["GET", "HEAD", "POST"])
def show_notice(request: SeatRequest, pk: int) -> HttpResponse:
    """Show a notice that a letter leads to; whoever then opens its page has read it."""
    notice = notice_of(request.seat, pk)
    if notice is None:
        return _of_another_seat(request, pk)
    if request.method == "POST":
        read_notice(request.seat, notice)
        return _opened(request, notice)
    context = {"row": rows([notice])[0], "place": place_of(request.seat, notice)}
    return render(request, "notices/notice.html", context)


def _opened(request: SeatRequest, notice: Notice) -> HttpResponse:
    place = place_of(request.seat, notice)
    if place is None:
        messages.info(request, _("这条消息没有可以打开的页面：事项已经改变，或不再对您开放。"))
        return redirect("my-notices")
    return redirect(place)


def _of_another_seat(request: SeatRequest, pk: int) -> HttpResponse:
    """Offer to change to the own seat that was told: a letter holds the notices of all of them."""
    other = next((seat for seat in request.seats if _is_told(seat, pk)), None)
    if other is None:
        raise Http404
    context = {"other": other, "address": reverse("my-notice", args=[pk])}
    return render(request, "notices/other_seat.html", context)


def _is_told(seat: Seat, pk: int) -> bool:
    with seated(seat):
        return notice_of(seat, pk) is not None


@require_POST
def mark_read(request: SeatRequest, pk: int) -> HttpResponse:
    """Mark a notice as read without opening its page."""
    notice = _own(request, pk)
    read_notice(request.seat, notice)
    return redirect(_back(request))


def _own(request: SeatRequest, pk: int) -> Notice:
    notice = notice_of(request.seat, pk)
    if notice is None:
        raise Http404
    return notice


@require_POST
def mark_all_read(request: SeatRequest) -> HttpResponse:
    """Mark all notices as read, or those of one topic."""
    number = read_all(request.seat, _topic(request.POST.get("topic", "")))
    said = ngettext("已把 {n} 条消息标为已读", "已把 {n} 条消息标为已读", number).format(n=number)
    messages.success(request, said)
    return redirect(_back(request))


def _back(request: SeatRequest) -> str:
    topic = _topic(request.POST.get("topic", ""))
    home = reverse("my-notices")
    return f"{home}?topic={topic}" if topic else home
