from datetime import date

from manyuan.offers.enums import WindowKind
from manyuan.offers.models import Window


def open_until(year: int) -> date | None:
    """Return the last day on which schools may still correct the year's lists, if it is to come."""
    window = Window.objects.filter(kind=WindowKind.POSTING, year=year).first()
    return None if window is None or window.phase == "closed" else window.closes_on
