"""What an address asks for, or the page that says there is none."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.models import Group, School
from manyuan.directory.queries.groups import group_with_code
from manyuan.directory.queries.schools import school_with_code
from manyuan.evaluation.queries.balance import BalanceView
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb, Tab

PANEL = "panel-body"


def year_asked(request: SeatRequest) -> int | None:
    """Return the school year in the address; anything that is no year means the present one."""
    text = request.GET.get("year", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None


def school_asked(seat: Seat, code: str) -> School:
    """Return the school of this code."""
    school = school_with_code(seat, code)
    if school is None:
        raise Http404(_("没有代码为 {code} 的学校。").format(code=code))
    return school


def group_asked(seat: Seat, code: str) -> Group:
    """Return the group of this code."""
    group = group_with_code(seat, code)
    if group is None:
        raise Http404(_("没有代码为 {code} 的集团。").format(code=code))
    return group


def is_for_panel(request: SeatRequest) -> bool:
    """Say whether only the inside of the side panel is asked for."""
    return bool(request.htmx) and request.htmx.target == PANEL


def year_tabs(view: BalanceView, path: str) -> list[Tab]:
    """Return the school years that were reported, to choose from."""
    return [
        Tab(label=str(SchoolYear(year)), url=f"{path}?year={year}", current=year == view.year)
        for year in view.years
    ]


def at_year(address: str, year: int) -> str:
    """Return an address of this room for one school year."""
    return f"{address}?year={year}"


def cell_url(school: str, stage: str, indicator: str, year: int) -> str:
    """Return where one indicator of one school-stage is opened."""
    return at_year(reverse("balance-cell", args=[school, stage, indicator]), year)


def school_url(school: str, year: int) -> str:
    """Return where the verdicts of one school stand."""
    return at_year(reverse("balance-school", args=[school]), year)


def crumbs_to(label: str, *steps: Crumb) -> list[Crumb]:
    """Return the way from the district's balance to a page."""
    return [Crumb(_("优质均衡"), reverse("balance")), *steps, Crumb(label)]
