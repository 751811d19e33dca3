"""The demo's year of work: a day of the district's own, a step left out, a step that is ticked."""

from datetime import timedelta

from manyuan.cli.language import gettext as _
from manyuan.directory.models import Group
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.wheel import load_wheel_pack
from manyuan.seats.models import Person
from manyuan.seats.queries import seats_of
from manyuan.wheel.actions.days import set_due_day, skip_step
from manyuan.wheel.actions.ticks import tick_step

LATER = timedelta(days=10)


def load_wheel(*, group: Group) -> None:
    """Keep the last year from the officer's seat; the year that runs waits to be opened."""
    (officer,) = seats_of(Person.objects.get(username="officer"))
    last = SchoolYear(SchoolYear.on(today()).start - 1)
    due = load_wheel_pack().steps["charter"].due.value.within(last) + LATER
    set_due_day(by=officer, year=last.start, step="charter", due_on=due)
    skip_step(by=officer, year=last.start, step="site_visit", reason=_("三年一次，去年已考察"))
    tick_step(by=officer, year=last.start, step="mid_inspection", unit=officer.bureau)
    tick_step(by=officer, year=last.start, step="mid_summary", unit=group.unit)
