from datetime import date, timedelta

from django.db import transaction

from manyuan.history.actions import record
from manyuan.kernel.reasons import given
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.wheel import YearStep, load_wheel_pack
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.wheel.errors import DueOutsideYear, SkipReasonMissing, StepUnknown
from manyuan.wheel.models import StepDay
from manyuan.wheel.permissions import may_keep_wheel
from manyuan.wheel.rows import day_changed, day_row


@transaction.atomic
def set_due_day(*, by: Seat, year: int, step: str, due_on: date) -> StepDay:
    """The bureau wants a step of a year done until a day of its own."""
    require(may_keep_wheel(by))
    lock_bureau(by)
    one = step_with_code(step)
    first, last = SchoolYear(year).first_day, SchoolYear(year + 1).first_day - timedelta(days=1)
    if not first <= due_on <= last:
        raise DueOutsideYear(on=due_on, year=SchoolYear(year), first=first, last=last)
    day, before = _held(by, year, one)
    day.due_on, day.skipped, day.reason = due_on, False, ""
    day.full_clean()
    day.save()
    change = day_changed(day, before=before, after=day_row(day))
    said = {"year": str(SchoolYear(year)), "year_step": step, "on": due_on}
    record(by=by, code="wheel.dated", changes=[change], **said)
    return day


@transaction.atomic
def skip_step(*, by: Seat, year: int, step: str, reason: str) -> StepDay:
    """The bureau leaves a step of a year out, and says why."""
    require(may_keep_wheel(by))
    lock_bureau(by)
    one = step_with_code(step)
    day, before = _held(by, year, one)
    day.due_on, day.skipped = None, True
    day.reason = given(reason, missing=SkipReasonMissing)
    day.full_clean()
    day.save()
    change = day_changed(day, before=before, after=day_row(day))
    said = {"year": str(SchoolYear(year)), "year_step": step, "reason": day.reason}
    record(by=by, code="wheel.skipped", changes=[change], **said)
    return day


@transaction.atomic
def reset_step(*, by: Seat, year: int, step: str) -> None:
    """A step goes back to the proposed day."""
    require(may_keep_wheel(by))
    lock_bureau(by)
    one = step_with_code(step)
    day, before = _held(by, year, one)
    if before is None:
        return
    change = day_changed(day, before=before, after=None)
    day.delete()
    said = {"year": str(SchoolYear(year)), "year_step": step}
    record(by=by, code="wheel.reset", changes=[change], **said)


def step_with_code(code: str) -> YearStep:
    """Return a step of the year.

    Raises
    ------
    StepUnknown
        If none is called so.
    """
    found = load_wheel_pack().steps.get(code)
    if found is None:
        raise StepUnknown(step=code)
    return found


def _held(by: Seat, year: int, step: YearStep) -> tuple[StepDay, dict[str, object] | None]:
    found = StepDay.objects.select_for_update(of=("self",)).filter(
        bureau_id=by.bureau_id, year=year, step=step.code
    )
    day = found.first()
    if day is None:
        return StepDay(bureau_id=by.bureau_id, year=year, step=step.code), None
    return day, day_row(day)
