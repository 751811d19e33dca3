"""What an address of the evaluation asks for, and the addresses that ask for it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.evaluation.queries.balance import BalanceView
from manyuan.kernel.school_year import SchoolYear
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb, Tab

PANEL = "panel-body"


def year_asked(request: SeatRequest) -> int | None:
    """Return the school year in the address; anything that is no year means the present one."""
    text = request.GET.get("year", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None


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
