from collections.abc import Collection
from datetime import date

from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.enums import PlanKind, PlanState
from manyuan.plans.models import Plan
from manyuan.plans.settings import Settings
from manyuan.rules.calendar import SchoolCalendar, school_calendar
from manyuan.rules.caravan import load_caravan_pack, with_overrides
from manyuan.seats.models import Seat


def school_days(seat: Seat, days: Collection[date]) -> frozenset[date]:
    """Return those of ``days`` on which there is school, by the calendar of the seat's bureau."""
    years = {SchoolYear.on(day).start for day in days}
    calendars = {year: calendar_of_year(seat, year) for year in years}
    return frozenset(day for day in days if calendars[SchoolYear.on(day).start].is_school_day(day))


def calendar_of_year(seat: Seat, year: int) -> SchoolCalendar:
    """Return the school days of a year, with the holidays that the bureau set for it.

    They are those of the caravan in force, of several the one adopted last. While there is none,
    the proposed days of the national pack hold.
    """
    found = Plan.objects.filter(
        bureau_id=seat.bureau_id, kind=PlanKind.CARAVAN, year=year, state=PlanState.ADOPTED
    )
    kept = found.order_by("-adopted_on", "-number").values_list("settings", flat=True).first()
    if kept is None:
        return school_calendar(load_caravan_pack())
    settings = Settings.from_json(kept)
    pack = with_overrides(load_caravan_pack(settings.pack), dict(settings.overrides))
    return school_calendar(pack)
