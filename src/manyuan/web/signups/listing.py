from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.engagements.signups.enums import Phase
from manyuan.engagements.signups.kinds import public_kinds
from manyuan.engagements.signups.models import SignUp
from manyuan.engagements.signups.permissions import may_keep_list, may_see_lists, may_see_pages
from manyuan.engagements.signups.queries.lists import lists, quotas_of, shown_engagement
from manyuan.engagements.signups.queries.registrations import registrations_of
from manyuan.kernel.clock import now, today
from manyuan.seats.permissions import may_see_history, require
from manyuan.web.seated import SeatRequest
from manyuan.web.signups.finding import list_at
from manyuan.web.signups.tables import lists_table, registrations_table
from manyuan.web.signups.trail import tabs, to_list
from manyuan.web.ui.parts import KeyFigure, Source
from manyuan.web.ui.units import of_people


@require_safe
def list_sign_ups(request: SeatRequest) -> HttpResponseBase:
    """List what the public can sign up for, and how far each list has filled."""
    require(may_see_lists(request.seat))
    found = list(lists(request.seat))
    table = lists_table(found)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "tabs": tabs("signups"),
        "headline": _headline(found),
        "is_empty": not found,
        "table": table.for_request(request),
        "may_see_pages": may_see_pages(request.seat),
        "source": Source(where=_("公众在公开页面的报名"), as_of=today()),
    }
    return render(request, "signups/signups.html", context)


def _headline(found: list[SignUp]) -> str:
    if not found:
        return _("还没有公开报名")
    moment = now()
    open_now = sum(one.phase_at(moment) == Phase.OPEN for one in found)
    text = ngettext(
        "{n} 份公开报名，{open} 份正在报名", "{n} 份公开报名，{open} 份正在报名", len(found)
    )
    return text.format(n=len(found), open=open_now)


@require_safe
def show_sign_up(request: SeatRequest, number: int) -> HttpResponseBase:
    """Show a list: how it stands, and to who keeps it, who signed up."""
    sign_up = list_at(request.seat, number)
    may_keep = may_keep_list(request.seat, sign_up)
    found = registrations_of(request.seat, sign_up) if may_keep else []
    table = registrations_table(sign_up, list(found))
    if may_keep and (reply := table.reply(request)) is not None:
        return reply
    phase = sign_up.phase_at(now())
    context = {
        "sign_up": sign_up,
        "crumbs": to_list(sign_up),
        "headline": _finding(sign_up, phase),
        "figures": _figures(sign_up),
        "quotas": list(quotas_of(request.seat, sign_up)),
        "activity": shown_engagement(request.seat, sign_up.kind, sign_up.code),
        "activity_url": reverse(public_kinds()[sign_up.kind].page, args=[sign_up.code]),
        "public_url": request.build_absolute_uri(
            reverse("public-signup", args=[request.seat.bureau.code, sign_up.number])
        ),
        "may_keep": may_keep,
        "may_close": sign_up.closed_at is None and phase != Phase.CLOSED,
        "may_reopen": sign_up.closed_at is not None and sign_up.purged_at is None,
        "table": table.for_request(request),
        "may_see_history": may_see_history(request.seat),
        "source": Source(where=_("公众在公开页面的报名"), as_of=today()),
    }
    return render(request, "signups/signup.html", context)


def _finding(sign_up: SignUp, phase: Phase) -> str:
    text = _("「{title}」{phase}：{taken} 人报名成功，{waiting} 人候补")
    facts = {"taken": sign_up.taken, "waiting": sign_up.waiting}
    return text.format(title=sign_up.title, phase=phase.label, **facts)


def _figures(sign_up: SignUp) -> list[KeyFigure]:
    left = _("还剩 {n} 个").format(n=sign_up.free)
    return [
        KeyFigure(label=_("名额（人）"), value=sign_up.places, sub=left),
        KeyFigure(label=_("报名成功"), value=sign_up.taken, unit=of_people(sign_up.taken)),
        KeyFigure(label=_("候补"), value=sign_up.waiting, unit=of_people(sign_up.waiting)),
    ]
