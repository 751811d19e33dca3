"""The way to a page of the lifecycle."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.models import Group
from manyuan.lifecycle.permissions import may_see_all_gates
from manyuan.seats.models import Seat
from manyuan.web.ui.parts import Crumb, Tab


def lifecycle_tabs(seat: Seat, current: str) -> list[Tab]:
    """Return the lists of the lifecycle that the seat has."""
    names = [("lifecycle", _("进退看板")), ("decisions", _("决定"))]
    if may_see_all_gates(seat):
        names.insert(1, ("lead-room", _("牵头余力")))
    names.append(("lifecycle-coverage", _("逐年覆盖")))
    return [Tab(label=label, url=reverse(name), current=name == current) for name, label in names]


def to_lifecycle(*more: Crumb) -> list[Crumb]:
    """Return the way through the board."""
    return [Crumb(_("进退"), reverse("lifecycle")), *more]


def to_group_life(group: Group, *more: Crumb) -> list[Crumb]:
    """Return the way through a group's page of the lifecycle."""
    url = reverse("lifecycle-group", args=[group.code]) if more else ""
    return to_lifecycle(Crumb(group.name, url), *more)
