"""Where each step is done: one click from the wheel."""

from django.urls import reverse

from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.wheel.queries.wheel import Spoke

LISTS = {
    "reports": "files",
    "budget_lines": "funding",
    "joint_research": "research-list",
    "expert_visits": "visits",
    "final_account": "pots",
    "satisfaction": "surveys",
    "monitoring": "paper-new",
    "collecting": "offers",
    "rosters": "offers",
    "freeze": "frozen-years",
    "exchange_plan": "plans",
    "membership": "lifecycle",
    "grades": "scores",
    "open_year": "year-open",
}
OF_A_YEAR = {"open_year"}
PAPERS = {"charter": "charter", "year_plan": "year_plan", "self_evaluation": "self_evaluation"}
FOR_OFFICERS = {"paper-new", "files", "year-open"}


def place_of(seat: Seat, spoke: Spoke, year: SchoolYear) -> str:
    """Return the address at which a step is done, empty where there is none for the seat."""
    code = spoke.code
    if code in PAPERS:
        if seat.is_any_of(Role.GROUP_OFFICE):
            return reverse("paper-write", args=[PAPERS[code], year.start, "group", seat.unit.code])
        return reverse("papers")
    name = LISTS.get(code)
    if name is None or (name in FOR_OFFICERS and not seat.is_any_of(Role.BUREAU_OFFICER)):
        return ""
    return reverse(name, args=[year.start] if code in OF_A_YEAR else [])
