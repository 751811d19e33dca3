"""Take over what a school asked for last year: shown, ticked, then stored."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from manyuan.directory.models import School
from manyuan.kernel.errors import NotPossible
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.copies import copy_requests_from_year
from manyuan.offers.permissions import may_state_requests
from manyuan.offers.queries.copies import CopiedRequest, requests_to_copy
from manyuan.offers.queries.visits import asking_schools
from manyuan.seats.permissions import require
from manyuan.web.boards.copying import Line, Offer, ticked
from manyuan.web.boards.finding import school_asked, year_asked
from manyuan.web.boards.trail import to_needed
from manyuan.web.boards.words import slot_text
from manyuan.web.errors import sentence
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def copy_requests(request: SeatRequest) -> HttpResponse:
    """Show last year's requests with their new dates, and store those that are ticked."""
    require(may_state_requests(request.seat))
    year, school, error = year_asked(request), school_asked(request), ""
    if request.method == "POST" and school is not None:
        try:
            return _store(request, school, year)
        except NotPossible as refusal:
            error = sentence(refusal)
    found = requests_to_copy(request.seat, school, year - 1) if school else []
    offer = Offer(
        headline=_headline(school, found, year),
        field="school",
        label=pgettext("visit", "学校"),
        code=school.code if school else "",
        choices=_choices(request),
        lines=[_line(one) for one in found],
        year=year,
        error=error,
        submit=_("沿用所选的需求"),
        cancel_url=f"{reverse('board-needs')}?year={year}",
        crumbs=to_needed(Crumb(_("沿用上一学年的需求"))),
    )
    return render(request, "boards/copy.html", {"offer": offer})


def _store(request: SeatRequest, school: School, year: int) -> HttpResponse:
    written = copy_requests_from_year(
        by=request.seat, school=school, year=year - 1, only=ticked(request)
    )
    text = ngettext("已沿用 {n} 项到校需求。", "已沿用 {n} 项到校需求。", len(written))
    messages.success(request, text.format(n=len(written)))
    return redirect(f"{reverse('board-needs')}?year={year}")


def _headline(school: School | None, found: list[CopiedRequest], year: int) -> str:
    last = SchoolYear(year - 1)
    if school is None:
        return _("沿用哪所学校 {last} 学年的需求").format(last=last)
    if not found:
        return _("{school} {last} 学年没有提出到校需求").format(school=school.name, last=last)
    possible = sum(one.is_possible for one in found)
    text = _("{school} {last} 学年有 {all} 项需求，{n} 项可以沿用到 {year} 学年")
    return text.format(
        school=school.name, last=last, all=len(found), n=possible, year=SchoolYear(year)
    )


def _choices(request: SeatRequest) -> list[tuple[str, str]]:
    legal = [one for one in asking_schools(request.seat) if one.campus_of_id is None]
    return [(one.code, one.name) for one in legal] if len(legal) > 1 else []


def _line(one: CopiedRequest) -> Line:
    asked = one.request
    title = "，".join(filter(None, (asked.topic, asked.get_stage_display(), asked.grade)))
    note = ""
    if one.stands:
        note = _("这一学年已提出相同的需求。")
    elif not one.slots:
        note = _("换到这一学年的日期都不上课或已过去，请另行提出。")
    elif one.lost:
        note = _("另有 {n} 个时段换到这一学年不上课或已过去，没有沿用。").format(n=one.lost)
    return Line(
        key=asked.pk,
        title=title,
        was=[slot_text(slot) for slot in asked.slots],
        becomes=[slot_text(slot) for slot in one.slots],
        note=note,
        is_possible=one.is_possible,
    )
