"""The year that runs, opened by the bureau, with a step ticked by hand."""

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.wheel.actions.opening import open_year
from manyuan.wheel.actions.ticks import tick_step
from worlds.shore import World


def this_year() -> int:
    return SchoolYear.on(today()).start


def turn_something(shore: World) -> None:
    """Open the year with nothing carried over, and tick what the bureau has done."""
    by = shore.officer
    open_year(by=by, year=this_year(), items=())
    tick_step(by=by, year=this_year(), step="mid_inspection", unit=by.bureau)
