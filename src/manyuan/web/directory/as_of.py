"""The day that a page looks at: asked for in the address, else today."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from manyuan.directory.queries.timeline import days_to_show
from manyuan.kernel.clock import today
from manyuan.web.seated import SeatRequest


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day in force, the days that the slider offers, and what was wrong with what was asked."""

    day: date
    days: tuple[date, ...]
    error: str = ""

    @property
    def place(self) -> int:
        """Return where the slider stands: at the last of its days up to the day in force."""
        return max((i for i, day in enumerate(self.days) if day <= self.day), default=0)

    @property
    def last(self) -> int:
        """Return the slider's last place."""
        return len(self.days) - 1

    @property
    def dates(self) -> str:
        """Return the slider's days as the page's script reads them."""
        return " ".join(day.isoformat() for day in self.days)


def as_of(request: SeatRequest) -> AsOf:
    """Return the day that the address asks for, today when it asks for none or for no day."""
    days = days_to_show(request.seat)
    asked = request.GET.get("on", "").strip()
    if not asked:
        return AsOf(today(), days)
    try:
        return AsOf(date.fromisoformat(asked), days)
    except ValueError:
        error = _("“{asked}”不是日期，这里显示今天的情况；日期请写成 2025-09-01。")
        return AsOf(today(), days, error.format(asked=asked[:40]))
