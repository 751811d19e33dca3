"""Days of a step, steps that are left out, and ticks."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb
from manyuan.web.wheel.finding import spoke_at, unit_of, year_at
from manyuan.web.wheel.forms import DueForm, SkipForm
from manyuan.web.wheel.step_page import to_year
from manyuan.wheel.actions.days import reset_step, set_due_day, skip_step
from manyuan.wheel.actions.ticks import tick_step, untick_step
from manyuan.wheel.permissions import may_keep_wheel, may_see_wheel
from manyuan.wheel.queries.wheel import Spoke
from manyuan.wheel.titles import title_of


def set_day(request: SeatRequest, year: int, code: str) -> HttpResponse:
    """Set the day until which a step is wanted."""
    require(may_keep_wheel(request.seat))
    spoke = spoke_at(request.seat, year_at(year), code)
    form = DueForm(sent(request), initial={"due_on": spoke.due_on})

    def act() -> Done:
        set_due_day(by=request.seat, year=year, step=code, due_on=form.cleaned_data["due_on"])
        return _done(year, spoke)

    return ask(request, form, _question(year, spoke, _("改截止日期"), _("保存截止日期")), act)


def skip(request: SeatRequest, year: int, code: str) -> HttpResponse:
    """Leave a step out of a year."""
    require(may_keep_wheel(request.seat))
    spoke = spoke_at(request.seat, year_at(year), code)
    form = SkipForm(sent(request), initial={"reason": spoke.skipped_for})

    def act() -> Done:
        skip_step(by=request.seat, year=year, step=code, reason=form.cleaned_data["reason"])
        return _done(year, spoke)

    return ask(request, form, _question(year, spoke, _("本学年不适用"), _("设为不适用")), act)


def _question(year: int, spoke: Spoke, what: str, submit: str) -> Question:
    page, title = _page(year, spoke.code), title_of(spoke.step)
    return Question(
        headline=f"{title} · {what}",
        submit=submit,
        cancel_url=page,
        crumbs=to_year(year_at(year), Crumb(title, page), Crumb(what)),
    )


def _done(year: int, spoke: Spoke) -> Done:
    said = _("已保存“{step}”。").format(step=title_of(spoke.step))
    return Done(said, _page(year, spoke.code))


@require_POST
def reset(request: SeatRequest, year: int, code: str) -> HttpResponse:
    """Go back to the proposed day."""
    require(may_keep_wheel(request.seat))
    spoke = spoke_at(request.seat, year_at(year), code)
    reset_step(by=request.seat, year=year, step=code)
    return _said(
        request, year, code, _("“{step}”已恢复建议的截止日期。").format(step=title_of(spoke.step))
    )


@require_POST
def tick(request: SeatRequest, year: int, code: str) -> HttpResponse:
    """Say that a unit has done a step."""
    require(may_see_wheel(request.seat))
    spoke = spoke_at(request.seat, year_at(year), code)
    unit = unit_of(request.seat, spoke, request.POST.get("unit", ""))
    tick_step(by=request.seat, year=year, step=code, unit=unit)
    return _said(request, year, code, _("已勾选：{unit}。").format(unit=unit.name))


@require_POST
def untick(request: SeatRequest, year: int, code: str) -> HttpResponse:
    """Say that a unit has not done a step after all."""
    require(may_see_wheel(request.seat))
    spoke = spoke_at(request.seat, year_at(year), code)
    unit = unit_of(request.seat, spoke, request.POST.get("unit", ""))
    untick_step(by=request.seat, year=year, step=code, unit=unit)
    return _said(request, year, code, _("已取消勾选：{unit}。").format(unit=unit.name))


def _said(request: SeatRequest, year: int, code: str, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return HttpResponseRedirect(_page(year, code))


def _page(year: int, code: str) -> str:
    return reverse("year-step", args=[year, code])
