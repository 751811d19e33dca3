"""The demo's visits: a window in which schools and partners state the year's needs and offers."""

from datetime import timedelta

from manyuan.cli.language import gettext as _
from manyuan.kernel.clock import today
from manyuan.offers.actions.windows import WindowFacts, open_window
from manyuan.offers.enums import WindowKind
from manyuan.seats.models import Seat

COLLECTED = timedelta(days=30)
STILL_OPEN = timedelta(days=21)


def load_visits(by: Seat, *, year: int) -> None:
    """Open the window of visits of the year whose requests and days the demo holds."""
    facts = WindowFacts(
        today() - COLLECTED,
        today() + STILL_OPEN,
        note=_("需求和到校日可以随时补报，联系人：教研科。"),
    )
    open_window(by=by, kind=WindowKind.VISIT, year=year, facts=facts)
