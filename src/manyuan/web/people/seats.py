from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from manyuan.kernel.clock import today
from manyuan.kernel.errors import ManyuanError
from manyuan.seats.actions import end_seat, grant_seat
from manyuan.seats.models import Person, Seat
from manyuan.seats.permissions import may_end_seat, may_seat
from manyuan.web.errors import show_on
from manyuan.web.people.access import for_people_managers, person_here, seat_here
from manyuan.web.people.forms import EndForm, SeatForm
from manyuan.web.people.roles import chosen_role, role_tabs
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column
from manyuan.web.ui.table import Table

STATES = {
    "held": gettext_lazy("现任"),
    "coming": gettext_lazy("未开始"),
    "ended": gettext_lazy("已结束"),
}


def seats_table(by: Seat, seats: Sequence[Seat]) -> Table:
    """Return a person's seats over time, each with the way to end it while it lasts."""
    rows = [_row(by, seat) for seat in seats]
    return Table(
        id="seats",
        title=_("席位"),
        rows=rows,
        columns=[
            Column(key="role", label=_("角色")),
            Column(key="unit", label=_("单位")),
            Column(key="starts_on", label=_("开始"), kind="date"),
            Column(key="ends_on", label=_("结束"), kind="date"),
            Column(key="state", label=_("状态"), labels=STATES),
            Column(
                key="end",
                label=_("操作"),
                sortable=False,
                exported=False,
                href=lambda row: row["address"],
            ),
        ],
        empty=_("还没有席位"),
    )


def _row(by: Seat, seat: Seat) -> dict[str, object]:
    state = _state(seat)
    can_end = state != "ended" and may_end_seat(by, seat)
    mine = _("正在使用") if seat.pk == by.pk else ""
    return {
        "role": _role(seat),
        "unit": seat.unit.name,
        "starts_on": seat.starts_on,
        "ends_on": seat.ends_on,
        "state": state,
        "end": _("结束席位") if can_end else mine,
        "address": reverse("seat-end", args=[seat.pk]) if can_end else None,
    }


def _role(seat: Seat) -> str:
    """Say the role, and of a deputy for whom and why."""
    if seat.stands_in_for is None:
        return str(seat.get_role_display())
    text = _("{role}（代{whom}，{reason}）")
    facts = {"whom": seat.stands_in_for.holder, "reason": seat.absence}
    return text.format(role=seat.get_role_display(), **facts)


def _state(seat: Seat) -> str:
    if seat.ends_on is not None and seat.ends_on <= today():
        return "ended"
    return "held" if seat.starts_on <= today() else "coming"


@require_http_methods(["GET", "HEAD", "POST"])
@for_people_managers
def new_seat(request: SeatRequest, pk: int) -> HttpResponse:
    """Give a person one more seat."""
    person = person_here(pk)
    role = chosen_role(request)
    form = SeatForm(request.POST or None, seat=request.seat, role=role)
    if form.is_valid() and _grant(request, person, form):
        messages.success(request, _("已授予席位。"))
        return redirect("person", pk)
    context = {"form": form, "tabs": role_tabs(request, role), "role": role, "person": person}
    return render(request, "people/seat.html", {**context, "may": may_seat(request.seat, person)})


def _grant(request: SeatRequest, person: Person, form: SeatForm) -> bool:
    given = form.cleaned_data
    days = {"starts_on": given["starts_on"], "ends_on": given["ends_on"]}
    try:
        grant_seat(by=request.seat, person=person, role=form.role, unit=form.chosen_unit, **days)
    except (ManyuanError, ValidationError) as error:
        show_on(form, error)
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@for_people_managers
def finish_seat(request: SeatRequest, pk: int) -> HttpResponse:
    """End a seat from a day on."""
    seat = seat_here(pk)
    form = EndForm(request.POST or None, initial={"on": today()})
    if form.is_valid() and _end(request, seat, form):
        messages.success(request, _("席位已结束。"))
        return redirect("person", seat.person_id)
    context = {"form": form, "seat_ended": seat, "may": may_end_seat(request.seat, seat)}
    return render(request, "people/end_seat.html", context)


def _end(request: SeatRequest, seat: Seat, form: Form) -> bool:
    try:
        end_seat(by=request.seat, seat=seat, on=form.cleaned_data["on"])
    except (ManyuanError, ValidationError) as error:
        show_on(form, error)
        return False
    return True
