"""The bureau corrects a reported row, or enters one that is missing."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manyuan.directory.actions.reports import correct_report, doubts_about
from manyuan.directory.enums import ReportedStage
from manyuan.directory.models import ResourceReport, School
from manyuan.directory.permissions import may_change_directory
from manyuan.directory.queries.reports import report_of
from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.directory.finding import school_at
from manyuan.web.errors import show_on
from manyuan.web.evaluation.asked import crumbs_to, school_url
from manyuan.web.evaluation.report_forms import ReportForm
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

FIRST_YEAR, LAST_YEAR = 1900, 2200


@require_http_methods(["GET", "HEAD", "POST"])
def report_edit(request: SeatRequest, code: str, stage: str, year: int) -> HttpResponse:
    """Ask for the corrected numbers and the reason, and write them."""
    require(may_change_directory(request.seat))
    school = school_at(request.seat, code)
    report = _report_asked(request.seat, school, stage, year)
    form = ReportForm(request.POST or None, instance=report)
    if form.is_valid() and _corrected(request, report, form):
        return redirect(school_url(school.code, year))
    return render(request, "evaluation/report_edit.html", _page(school, stage, year, form))


def _report_asked(seat: Seat, school: School, stage: str, year: int) -> ResourceReport:
    if stage not in ReportedStage.values or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404(_("没有这个学段或学年的上报数据。"))
    found = report_of(seat, school=school.code, stage=stage, year=year)
    return found or ResourceReport(bureau_id=seat.bureau_id, school=school, stage=stage, year=year)


def _corrected(request: SeatRequest, report: ResourceReport, form: ReportForm) -> bool:
    try:
        written = correct_report(
            by=request.seat,
            report=report,
            values=form.values,
            reason=form.cleaned_data["reason"],
        )
    except (NotPossible, BadInput, ValidationError) as error:
        show_on(form, error)
        return False
    messages.success(request, _("已保存更正，达标结论已按新数据重新计算。"))
    for doubt in doubts_about(written):
        messages.warning(request, doubt)
    return True


def _page(school: School, stage: str, year: int, form: ReportForm) -> dict[str, Any]:
    back = school_url(school.code, year)
    facts = {
        "name": school.name,
        "stage": ReportedStage(stage).label,
        "year": SchoolYear(year),
    }
    is_new = form.instance.pk is None
    headline = (
        _("{name}还没有上报{stage} {year} 学年的办学条件，可在此补录")
        if is_new
        else _("更正{name}{stage} {year} 学年上报的办学条件")
    )
    return {
        "form": form,
        "headline": headline.format(**facts),
        "submit": _("补录上报数据") if is_new else _("保存上报数据的更正"),
        "back": back,
        "crumbs": crumbs_to(_("更正上报数据"), Crumb(school.name, back)),
    }
