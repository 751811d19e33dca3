from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from manyuan.directory.enums import Stage
from manyuan.directory.visibility import visible_schools
from manyuan.evaluation.actions.growth import SchoolResult, keep_growth
from manyuan.evaluation.bridge import ValueAdded, growth_of
from manyuan.evaluation.permissions import may_enter_growth
from manyuan.kernel.errors import ManyuanError
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.pupil_rows import PupilFile, read_pupils
from manyuan.web.errors import sentence, show_on
from manyuan.web.growth.forms import PupilsForm
from manyuan.web.growth.in_memory import InMemory
from manyuan.web.growth.sealing import Sealed, opened, seal
from manyuan.web.growth.tables import worked_out
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import KeyFigure

DECIMALS = Decimal("0.000001")


# The handler must be chosen before the form is read, which the check of the token does: so the
# token is checked inside (Django's own way, "Modifying upload handlers on the fly").
@csrf_exempt
def upload(request: SeatRequest) -> HttpResponseBase:
    """Take pupils' rows in memory, show what they say of schools, keep that on confirmation."""
    request.upload_handlers = [InMemory(request)]
    return _upload(request)


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def _upload(request: SeatRequest) -> HttpResponseBase:
    require(may_enter_growth(request.seat))
    if "results" in request.POST:
        return _keep(request)
    form = PupilsForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            file = _read(form)
            found = growth_of(file.rows)
        except ManyuanError as error:
            form.add_error("file", sentence(error))
        else:
            return _show(request, form, file, found=found)
    return _ask(request, form)


def _read(form: PupilsForm) -> PupilFile:
    sent = form.cleaned_data["file"]
    return read_pupils(sent.read(), sent.name)


def _ask(request: SeatRequest, form: PupilsForm, status: int = 200) -> HttpResponse:
    return render(request, "growth/upload.html", {"form": form}, status=status)


def _show(
    request: SeatRequest, form: PupilsForm, file: PupilFile, *, found: ValueAdded
) -> HttpResponse:
    names = _names(request.seat)
    stage, year = Stage(form.cleaned_data["stage"]), form.cleaned_data["year"]
    results = [
        SchoolResult(one.school, Decimal(one.value).quantize(DECIMALS), one.n)
        for one in found.schools
        if one.value is not None and one.school in names
    ]
    context = {
        "headline": _headline(len(results), len(found.schools)),
        "figures": _figures(found),
        "stage": stage.label,
        "year": SchoolYear(year),
        "file": file,
        "schools": worked_out(found, names),
        "sealed": seal(request.seat, Sealed(stage, year, results)) if results else "",
    }
    return render(request, "growth/results.html", context)


def _names(seat: Seat) -> dict[str, str]:
    rows = visible_schools(seat).order_by().values_list("unit__code", "unit__name")
    return dict(rows)


def _headline(kept: int, schools: int) -> str:
    said = ngettext(
        "{schools} 所学校中 {kept} 所的增值可以保存，还没有保存",
        "{schools} 所学校中 {kept} 所的增值可以保存，还没有保存",
        kept,
    )
    return said.format(schools=schools, kept=kept)


def _figures(found: ValueAdded) -> list[KeyFigure]:
    fit = found.fit
    share = fit.between / (fit.between + fit.within)
    return [
        KeyFigure(label=_("学生"), value=found.pupils, sub=_("只在内存里计算，不保存")),
        KeyFigure(
            label=_("入口成绩每高 1 分"),
            value=fit.slope,
            decimals=3,
            sub=_("出口成绩平均相差的分数"),
        ),
        KeyFigure(label=_("学校之间的方差"), value=fit.between, decimals=3),
        KeyFigure(
            label=_("学校之间占多少"),
            value=f"{share * 100:.1f}%",
            sub=_("其余是同一所学校里学生之间的差别"),
        ),
    ]


def _keep(request: SeatRequest) -> HttpResponse:
    sealed: Sealed | None = opened(request.seat, request.POST["results"])
    if sealed is None:
        form: Any = PupilsForm({})
        form.errors.clear()
        form.add_error(None, _("结果已过期，没有保存；请重新上传。"))
        return _ask(request, form, status=400)
    try:
        kept = keep_growth(
            by=request.seat, stage=sealed.stage, year=sealed.year, results=sealed.results
        )
    except ManyuanError as error:
        form = PupilsForm({})
        form.errors.clear()
        show_on(form, error)
        return _ask(request, form, status=409)
    messages.success(
        request, _("已保存 {n} 所学校的增值，学生成绩行没有保存。").format(n=len(kept))
    )
    return redirect("growth")
