from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from manyuan.kernel.clock import today
from manyuan.seats.enums import PEOPLE_ROLES
from manyuan.seats.models import Person, Seat
from manyuan.seats.queries import seats_of_bureau
from manyuan.web.people.access import for_people_managers
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.parts import KeyFigure, Source
from manyuan.web.ui.table import Table
from manyuan.web.ui.units import of_people

STATES = {
    "in_use": gettext_lazy("在用"),
    "waiting": gettext_lazy("待首次登录"),
    "no_seat": gettext_lazy("无席位"),
    "closed": gettext_lazy("已停用"),
}


@dataclass(slots=True)
class Line:
    """A person with the seats that are held today or will be."""

    person: Person
    seats: list[Seat] = field(default_factory=list)
    since: date | None = None


@require_safe
@for_people_managers
def list_people(request: SeatRequest) -> HttpResponseBase:
    """Show who has an account, where they sit, and who has not come yet."""
    rows = [_row(line) for line in _lines(seats_of_bureau())]
    table = _table(rows)
    partial = table.reply(request)
    if partial is not None:
        return partial
    counts = {state: sum(row["state"] == state for row in rows) for state in STATES}
    figures = [
        KeyFigure(label=str(label), value=counts[state], unit=of_people(counts[state]))
        for state, label in STATES.items()
    ]
    source = Source(where=_("本教育局的账号与席位"), as_of=today())
    context = {"table": table.for_request(request), "figures": figures, "counts": counts}
    return render(request, "people/list.html", {**context, "source": source})


def _lines(seats: Iterable[Seat]) -> list[Line]:
    lines: dict[int, Line] = {}
    for seat in seats:
        if seat.person is None:
            continue
        line = lines.setdefault(seat.person.pk, Line(seat.person))
        line.since = min(line.since or seat.starts_on, seat.starts_on)
        if seat.ends_on is None or seat.ends_on > today():
            line.seats.append(seat)
    return list(lines.values())


def _row(line: Line) -> dict[str, object]:
    return {
        "pk": line.person.pk,
        "name": line.person.name,
        "username": line.person.username,
        "roles": [seat.role for seat in line.seats],
        "units": [seat.unit.name for seat in line.seats],
        "words": " ".join(
            f"{s.unit.name} {s.unit.code} {s.get_role_display()}" for s in line.seats
        ),
        "since": line.since,
        "state": state_of(line.person, line.seats),
    }


def state_of(person: Person, seats: Iterable[Seat]) -> str:
    """Say how far the account is in use; ``seats`` are those not ended yet."""
    if not person.is_active:
        return "closed"
    if not any(True for _seat in seats):
        return "no_seat"
    return "waiting" if person.must_change_password else "in_use"


def _table(rows: list[dict[str, object]]) -> Table:
    roles = {role.value: role.label for role in PEOPLE_ROLES}
    return Table(
        id="people",
        title=_("人员"),
        rows=rows,
        columns=[
            Column(
                key="name",
                label=_("姓名"),
                href=lambda row: reverse("person", args=[row["pk"]]),
            ),
            Column(key="username", label=_("用户名")),
            Column(key="roles", label=_("角色"), labels=roles),
            Column(key="units", label=_("单位")),
            Column(key="since", label=_("起始"), kind="date"),
            Column(key="state", label=_("状态"), labels=STATES),
        ],
        filters=[
            Filter(key="roles", label=_("角色"), choices=list(roles.items())),
            Filter(key="state", label=_("状态"), choices=list(STATES.items())),
        ],
        search_keys=("name", "username", "words"),
        default_sort="name",
        empty=_("还没有开通账号"),
    )
