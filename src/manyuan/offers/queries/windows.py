from datetime import date

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.enums import WindowKind
from manyuan.offers.models import Window
from manyuan.seats.models import Seat

ORDER = {"open": 0, "coming": 1, "closed": 2}


def windows_of(seat: Seat, kind: WindowKind = WindowKind.POSTING) -> list[Window]:
    """Return the bureau's windows of a kind, the latest year first."""
    return list(Window.objects.filter(bureau_id=seat.bureau_id, kind=kind))


def current_window(seat: Seat, kind: WindowKind = WindowKind.POSTING) -> Window | None:
    """Return the window that matters today: an open one, else the next, else the last closed."""
    return min(windows_of(seat, kind), key=_rank, default=None)


def _rank(window: Window) -> tuple[int, int]:
    day = window.opens_on if window.phase == "coming" else window.closes_on
    later_first = window.phase == "closed"
    return ORDER[window.phase], -day.toordinal() if later_first else day.toordinal()


def window_of_year(seat: Seat, year: int, kind: WindowKind = WindowKind.POSTING) -> Window | None:
    """Return the window of a kind for a year, if the bureau opened one."""
    return Window.objects.filter(bureau_id=seat.bureau_id, kind=kind, year=year).first()


def next_year(day: date) -> int:
    """Return the year of the exchange that comes next: it begins on 1 September."""
    return SchoolYear.on(day).start + 1


def state_of_collecting(seat: Seat, year: SchoolYear) -> str:
    """Say for the year ring how far the collecting of ``year`` has come: done, part or none."""
    later = Window.objects.filter(
        bureau_id=seat.bureau_id, kind=WindowKind.POSTING, year__gte=year.start
    )
    days = dict(later.order_by().values_list("year", "closes_on"))
    if year.start in days and days[year.start] < today():
        return "done"
    return "part" if days else "none"
