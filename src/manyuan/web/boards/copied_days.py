"""Take over the days that an expert gave last year: shown, ticked, then stored."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.directory.models import Expert
from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.copies import copy_days_from_year
from manyuan.offers.permissions import may_offer_days
from manyuan.offers.queries.copies import CopiedDay, days_to_copy
from manyuan.offers.visibility import experts_to_give
from manyuan.seats.permissions import require
from manyuan.web.boards.copying import Line, Offer, ticked
from manyuan.web.boards.finding import expert_asked, year_asked
from manyuan.web.boards.trail import to_given
from manyuan.web.boards.words import slot_text
from manyuan.web.errors import sentence
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def copy_days(request: SeatRequest) -> HttpResponse:
    """Show the days that an expert gave last year with their new dates; store those ticked."""
    require(may_offer_days(request.seat))
    year, expert, error = year_asked(request), expert_asked(request), ""
    if request.method == "POST" and expert is not None:
        try:
            return _store(request, expert, year)
        except (NotPossible, BadInput) as refusal:
            error = sentence(refusal)
    found = days_to_copy(request.seat, expert, year - 1) if expert else []
    experts = experts_to_give(request.seat)
    offer = Offer(
        headline=_headline(expert, found, year),
        field="expert",
        label=_("专家"),
        code=expert.code if expert else "",
        choices=[(one.code, f"{one}（{one.partner.name}）") for one in experts],
        lines=[_line(one) for one in found],
        year=year,
        error=error,
        submit=_("沿用所选的到校日"),
        cancel_url=f"{reverse('board-offers')}?year={year}",
        crumbs=to_given(Crumb(_("沿用上一学年的到校日"))),
    )
    return render(request, "boards/copy.html", {"offer": offer})


def _store(request: SeatRequest, expert: Expert, year: int) -> HttpResponse:
    written = copy_days_from_year(
        by=request.seat, expert=expert, year=year - 1, only=ticked(request)
    )
    text = ngettext("已沿用 {n} 个到校日。", "已沿用 {n} 个到校日。", len(written))
    messages.success(request, text.format(n=len(written)))
    return redirect(f"{reverse('board-offers')}?year={year}")


def _headline(expert: Expert | None, found: list[CopiedDay], year: int) -> str:
    last = SchoolYear(year - 1)
    if expert is None:
        return _("沿用哪位专家 {last} 学年的到校日").format(last=last)
    if not found:
        return _("{expert} {last} 学年没有给出到校日").format(expert=expert, last=last)
    possible = sum(one.is_possible for one in found)
    text = _("{expert} {last} 学年有 {all} 个到校日，{n} 个可以沿用到 {year} 学年")
    return text.format(expert=expert, last=last, all=len(found), n=possible, year=SchoolYear(year))


def _line(one: CopiedDay) -> Line:
    note = ""
    if one.slot is None:
        note = _("换到这一学年的日期不上课、已过去，或专家已退出。")
    elif one.stands:
        note = _("这一天已登记到校日。")
    visits = _("最多到校 {n} 次").format(n=one.day.max_visits)
    return Line(
        key=one.day.pk,
        title=visits,
        was=[slot_text(one.day.slot)],
        becomes=[slot_text(one.slot)] if one.slot else [],
        note=note,
        is_possible=one.is_possible,
    )
