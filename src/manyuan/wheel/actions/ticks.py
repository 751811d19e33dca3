from django.db import transaction

from manyuan.history.actions import record
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.wheel import YearStep
from manyuan.seats.enums import UnitKind
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require
from manyuan.wheel.actions.days import step_with_code
from manyuan.wheel.errors import ComputedStep, NotOfThisStep, TickUnchanged
from manyuan.wheel.facts import FACTS
from manyuan.wheel.models import Tick
from manyuan.wheel.permissions import may_tick
from manyuan.wheel.rows import tick_changed
from manyuan.wheel.titles import title_of


@transaction.atomic
def tick_step(*, by: Seat, year: int, step: str, unit: Unit) -> Tick:
    """Somebody says that a unit has done what no data tell."""
    require(may_tick(by, unit))
    lock_bureau(by)
    one = _manual(step, unit)
    if Tick.objects.filter(bureau_id=by.bureau_id, year=year, step=step, unit=unit).exists():
        raise TickUnchanged(step=title_of(one))
    tick = Tick(bureau_id=by.bureau_id, year=year, step=step, unit=unit, ticked_by=by)
    tick.full_clean()
    tick.save()
    change = tick_changed(tick, added=True)
    said = {"year": str(SchoolYear(year)), "unit": unit.name, "year_step": step}
    record(by=by, code="wheel.ticked", changes=[change], **said)
    return tick


@transaction.atomic
def untick_step(*, by: Seat, year: int, step: str, unit: Unit) -> None:
    """A tick is taken away: it is not done after all."""
    require(may_tick(by, unit))
    lock_bureau(by)
    one = _manual(step, unit)
    found = Tick.objects.filter(bureau_id=by.bureau_id, year=year, step=step, unit=unit)
    tick = found.select_related("unit").first()
    if tick is None:
        raise TickUnchanged(step=title_of(one))
    change = tick_changed(tick, added=False)
    tick.delete()
    said = {"year": str(SchoolYear(year)), "unit": unit.name, "year_step": step}
    record(by=by, code="wheel.unticked", changes=[change], **said)


def _manual(code: str, unit: Unit) -> YearStep:
    step = step_with_code(code)
    if code in FACTS:
        raise ComputedStep(step=title_of(step))
    wanted = UnitKind.BUREAU if step.who == "bureau" else UnitKind.GROUP
    if unit.kind != wanted:
        raise NotOfThisStep(step=title_of(step), unit=unit.name)
    return step
