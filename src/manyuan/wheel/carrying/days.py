"""The bureau's own due days and the steps that it leaves out."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.kernel.interval import years_after
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.wheel import load_wheel_pack
from manyuan.seats.models import Seat
from manyuan.wheel.carrying.carryover import (
    Carryover,
    Made,
    Preview,
    Written,
    is_as_made,
    made_of,
)
from manyuan.wheel.errors import BuiltUpon
from manyuan.wheel.models import StepDay
from manyuan.wheel.rows import day_changed, day_row
from manyuan.wheel.titles import title_of

CODE = "days"


def _of(seat: Seat, year: int) -> list[StepDay]:
    return list(StepDay.objects.filter(bureau_id=seat.bureau_id, year=year))


def _to_carry(seat: Seat, year: SchoolYear) -> list[StepDay]:
    kept = {one.step for one in _of(seat, year.start)}
    return [one for one in _of(seat, year.start - 1) if one.step not in kept]


def _preview(seat: Seat, year: SchoolYear) -> Preview:
    found = _to_carry(seat, year)
    if not found:
        return Preview(why_not=_("上一学年没有自定的截止日期，新学年用建议值。"))
    steps = load_wheel_pack().steps
    return Preview(
        tuple(
            _("{step}：不适用").format(step=title_of(steps[one.step]))
            if one.due_on is None
            else _("{step}：{on}").format(
                step=title_of(steps[one.step]), on=years_after(one.due_on, 1)
            )
            for one in found
        )
    )


def _carry(seat: Seat, year: SchoolYear) -> Written:
    written = Written()
    for last in _to_carry(seat, year):
        one = StepDay(
            bureau_id=seat.bureau_id,
            year=year.start,
            step=last.step,
            due_on=None if last.due_on is None else years_after(last.due_on, 1),
            skipped=last.skipped,
            reason=last.reason,
        )
        one.full_clean()
        one.save()
        row = day_row(one)
        written.made.append(made_of(CODE, one.pk, row))
        written.changes.append(day_changed(one, before=None, after=row))
    return written


def _take_back(seat: Seat, made: Sequence[Made]) -> Written:
    written = Written()
    for one in made:
        day = StepDay.objects.filter(bureau_id=seat.bureau_id, pk=one["key"]).first()
        if day is None:
            continue
        row = day_row(day)
        if not is_as_made(one, row):
            title = title_of(load_wheel_pack().steps[day.step])
            raise BuiltUpon(what=_("“{step}”的截止日期已经改过").format(step=title))
        written.changes.append(day_changed(day, before=row, after=None))
        written.made.append(one)
        day.delete()
    return written


DAYS = Carryover(
    code=CODE,
    label=gettext_lazy("自定的截止日期和不适用的步骤"),
    preview=_preview,
    carry=_carry,
    take_back=_take_back,
)
