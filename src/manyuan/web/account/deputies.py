"""Somebody is away: a colleague sits in the seat meanwhile."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from manyuan.kernel.clock import today
from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.seats.actions import Absence, end_deputy, name_deputy
from manyuan.seats.permissions import may_end_deputy, may_name_deputy, require
from manyuan.seats.queries import deputies_of, deputy_seats
from manyuan.web.errors import sentence, show_on
from manyuan.web.people.forms import DayInput
from manyuan.web.seated import SeatRequest

DAY = timedelta(days=1)


class AbsenceForm(forms.Form):
    """Who sits here meanwhile, from when to when, and why."""

    username = forms.CharField(
        label=gettext_lazy("代理人的用户名"),
        max_length=60,
        help_text=gettext_lazy("本区任一在任人员登录用的名字，可以向本人或教育局询问。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    first = forms.DateField(label=gettext_lazy("第一天"), widget=DayInput)
    last = forms.DateField(
        label=gettext_lazy("最后一天"), widget=DayInput, help_text=gettext_lazy("最多 90 天。")
    )
    reason = forms.CharField(label=gettext_lazy("离岗原因"), max_length=200)


@require_http_methods(["GET", "HEAD", "POST"])
def name_one(request: SeatRequest) -> HttpResponse:
    """Show who stands in for the seat, and let its holder name somebody."""
    seat = request.seat
    if seat.stands_in_for is not None:
        last = seat.ends_on - DAY if seat.ends_on else None
        return render(request, "account/standing_in.html", {"standing_in": seat, "last": last})
    require(may_name_deputy(seat))
    form = AbsenceForm(request.POST or None, initial={"first": today()})
    if form.is_valid() and _name(request, form):
        return redirect("deputies")
    deputies = [(one, one.ends_on and one.ends_on - DAY) for one in deputies_of(seat)]
    return render(request, "account/deputies.html", {"form": form, "deputies": deputies})


def _name(request: SeatRequest, form: AbsenceForm) -> bool:
    given = form.cleaned_data
    absence = Absence(first=given["first"], last=given["last"], reason=given["reason"])
    try:
        seat = name_deputy(by=request.seat, username=given["username"], absence=absence)
    except (BadInput, NotPossible, ValidationError) as error:
        show_on(form, error)
        return False
    name = seat.person.name if seat.person else ""
    messages.success(request, _("已请{name}代理，到期自动结束。").format(name=name))
    return True


@require_POST
def end_one(request: SeatRequest, pk: int) -> HttpResponse:
    """End a standing-in before its day."""
    deputy = get_object_or_404(deputy_seats(request.seat), pk=pk)
    require(may_end_deputy(request.seat, deputy))
    try:
        end_deputy(by=request.seat, deputy=deputy)
    except NotPossible as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, _("代理已结束。"))
    return redirect("desk" if deputy.pk == request.seat.pk else "deputies")
