"""A pot is divided while one looks on: every number changes what is shown and will be saved."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manyuan.directory.models import Group
from manyuan.directory.queries.groups import groups_on
from manyuan.evaluation.scores.queries.published import publications, published_grades
from manyuan.funding.actions.allocating import draft_allocation
from manyuan.funding.models import Allocation, Pot
from manyuan.funding.permissions import may_run_pots
from manyuan.funding.queries.pots import left_in
from manyuan.funding.queries.previewing import Preview, preview
from manyuan.kernel.clock import today
from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.errors import show_on
from manyuan.web.funding.allocate_form import AllocateForm
from manyuan.web.funding.finding import pot_of
from manyuan.web.funding.share_rows import bars_of, preview_table
from manyuan.web.funding.trail import page_of_allocation, page_of_pot, to_pot
from manyuan.web.funding.words import formula_source, yuan
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

FRAGMENT = "preview"


@require_http_methods(["GET", "HEAD", "POST"])
def allocate_pot(request: SeatRequest, code: str) -> HttpResponseBase:
    """Show what the formula gives each group with the numbers asked for, and save it as a draft."""
    require(may_run_pots(request.seat))
    pot = pot_of(request.seat, code)
    graded_year = _graded_year(request.seat)
    form = _form(request, pot, graded_year)
    if request.method == "POST" and (saved := _saved(request, pot, form)) is not None:
        said = _("已保存第 {n} 次分配的草案，批准后拨入各账户。").format(n=saved.number)
        messages.success(request, said)
        return redirect(page_of_allocation(saved))
    shown = _shown(request, form)
    table = None if shown is None else preview_table(shown)
    if table is not None and (reply := table.reply(request)) is not None:
        return reply
    context = {"pot": pot, "form": form, **_told(shown)}
    context["table"] = None if table is None else table.for_request(request)
    if request.htmx and request.htmx.target == FRAGMENT:
        return render(request, "funding/_preview.html", context)
    context |= {
        "crumbs": to_pot(pot, Crumb(_("分配资金"))),
        "headline": _headline(pot),
        "cancel_url": page_of_pot(pot),
        "graded_year": graded_year,
        "source": formula_source(),
    }
    return render(request, "funding/allocate.html", context)


def _headline(pot: Pot) -> str:
    left = left_in(pot)
    if not left:
        return _("「{pot}」已全部分配，没有可分的资金").format(pot=pot.name)
    return _("把「{pot}」的 {amount} 元分给各集团").format(pot=pot.name, amount=yuan(left))


def _form(request: SeatRequest, pot: Pot, graded: SchoolYear | None) -> AllocateForm:
    given = request.POST if request.method == "POST" else request.GET
    groups = list[Group](groups_on(request.seat, today()).order_by("unit__code"))
    known = {name: value for name, value in given.dict().items() if value != "" or "grade" in name}
    published = {} if graded is None else published_grades(request.seat, graded.start)
    return AllocateForm(known, left=left_in(pot), groups=groups, published=published)


def _graded_year(seat: Seat) -> SchoolYear | None:
    """Return the latest year whose grades are published."""
    last = publications(seat).first()
    return None if last is None else SchoolYear(last.year)


def _shown(request: SeatRequest, form: AllocateForm) -> Preview | None:
    if not form.is_valid():
        return None
    amount = form.cleaned_data["amount"]
    try:
        return preview(request.seat, amount, values=form.values(), grades=form.grades())
    except NotPossible as error:
        show_on(form, error)
        return None


def _saved(request: SeatRequest, pot: Pot, form: AllocateForm) -> Allocation | None:
    if not form.is_valid():
        return None
    try:
        return draft_allocation(
            by=request.seat,
            pot=pot,
            amount=form.cleaned_data["amount"],
            values=form.values(),
            grades=form.grades(),
        )
    except (NotPossible, BadInput) as error:
        show_on(form, error)
        return None


def _told(shown: Preview | None) -> Mapping[str, Any]:
    if shown is None:
        return {"shown": None}
    allocation = shown.allocation
    text = _("{n} 个集团，最多 {most} 元，最少 {least} 元")
    amounts = [share.amount for share in allocation.shares]
    return {
        "shown": shown,
        "said": text.format(n=len(amounts), most=yuan(max(amounts)), least=yuan(min(amounts))),
        "bounds": _("保底 {low} 元，封顶 {high} 元").format(
            low=yuan(allocation.floor), high=yuan(allocation.ceiling)
        ),
        "bars": bars_of(shown),
    }
