from datetime import date

import pytest

from manyuan.history.models import Record
from manyuan.kernel.errors import Refused
from manyuan.wheel.actions.days import reset_step, set_due_day, skip_step
from manyuan.wheel.actions.ticks import tick_step, untick_step
from manyuan.wheel.errors import (
    ComputedStep,
    DueOutsideYear,
    NotOfThisStep,
    SkipReasonMissing,
    StepUnknown,
    TickUnchanged,
)
from manyuan.wheel.models import StepDay, Tick

YEAR = 2026


def days():
    return list(StepDay.objects.values_list("step", "due_on", "skipped", "reason"))


def ticks():
    return list(Tick.objects.values_list("step", "unit__code"))


def test_day_is_set_left_out_and_set_back(shore):
    by, step = shore.officer, {"year": YEAR, "step": "charter"}
    with shore.at():
        set_due_day(by=by, **step, due_on=date(2026, 10, 15))
        assert days() == [("charter", date(2026, 10, 15), False, "")]

        skip_step(by=by, **step, reason="章程长期有效")
        assert days() == [("charter", None, True, "章程长期有效")]

        reset_step(by=by, **step)
        assert days() == []
        codes = list(Record.objects.order_by("pk").values_list("code", flat=True))[-3:]
        assert codes == ["wheel.dated", "wheel.skipped", "wheel.reset"]


@pytest.mark.parametrize(
    ("act", "given", "error"),
    [
        (set_due_day, {"step": "nothing", "due_on": date(2026, 10, 1)}, StepUnknown),
        (set_due_day, {"step": "charter", "due_on": date(2027, 9, 1)}, DueOutsideYear),
        (set_due_day, {"step": "charter", "due_on": date(2026, 8, 31)}, DueOutsideYear),
        (skip_step, {"step": "charter", "reason": "  "}, SkipReasonMissing),
    ],
)
def test_what_makes_no_sense_is_refused(shore, act, given, error):
    with shore.at():
        records = Record.objects.count()

        with pytest.raises(error):
            act(by=shore.officer, year=YEAR, **given)

        assert (days(), Record.objects.count()) == ([], records)


def test_only_the_bureau_sets_days(shore):
    with shore.at(shore.group_office):
        with pytest.raises(Refused):
            set_due_day(by=shore.group_office, year=YEAR, step="charter", due_on=date(2026, 10, 1))
        assert days() == []


def test_group_ticks_its_own_step_and_takes_it_back(shore):
    step = {"year": YEAR, "step": "mid_summary"}
    with shore.at(shore.group_office):
        group = shore.group("G1").unit
        tick_step(by=shore.group_office, **step, unit=group)
        assert ticks() == [("mid_summary", "G1")]
        with pytest.raises(TickUnchanged):
            tick_step(by=shore.group_office, **step, unit=group)

        untick_step(by=shore.group_office, **step, unit=group)
        assert ticks() == []
        with pytest.raises(TickUnchanged):
            untick_step(by=shore.group_office, **step, unit=group)


@pytest.mark.parametrize(
    ("who", "step", "unit", "error"),
    [
        ("group_office", "mid_summary", "G2", Refused),
        ("principal", "mid_summary", "G1", Refused),
        ("officer", "charter", "G1", ComputedStep),
        ("officer", "mid_inspection", "G1", NotOfThisStep),
        ("officer", "nothing", "G1", StepUnknown),
    ],
)
def test_tick_that_is_nobodys_is_refused(shore, who, step, unit, error):
    seat = getattr(shore, who)
    with shore.at():
        group = shore.group(unit).unit
    with shore.at(seat):
        with pytest.raises(error):
            tick_step(by=seat, year=YEAR, step=step, unit=group)
        assert ticks() == []
