from datetime import date

import pytest

from manyuan.directory.models import ResourceReport
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.wheel import load_wheel_pack
from manyuan.wheel.actions.days import set_due_day, skip_step
from manyuan.wheel.actions.opening import open_year
from manyuan.wheel.actions.ticks import tick_step
from manyuan.wheel.facts import FACTS
from manyuan.wheel.queries.wheel import wheel_of
from worlds.clock import on_day

# Seats of the small world begin today: its year is one that is still to come.
YEAR = SchoolYear(SchoolYear.on(today()).start + 1)
AUTUMN = date(YEAR.start, 10, 1)


def found(shore, code, seat=None):
    seat = seat or shore.officer
    with shore.at(seat):
        return next(one for one in wheel_of(seat, YEAR) if one.code == code)


def missing(spoke):
    return [part.code for part in spoke.open_parts]


def test_every_fact_belongs_to_a_step_and_schools_tick_nothing():
    steps = load_wheel_pack().steps
    by_hand = {code for code in steps if code not in FACTS}

    assert FACTS.keys() <= steps.keys()
    assert {steps[code].who for code in by_hand} == {"bureau", "group"}


def test_step_goes_from_not_begun_to_late_and_done(shore):
    with on_day(date(YEAR.start, 8, 20)):
        assert found(shore, "open_year").state == "later"
    with on_day(date(YEAR.start, 9, 1)):
        assert found(shore, "open_year").state == "open"
    with on_day(date(YEAR.start, 9, 11)):
        assert found(shore, "open_year").state == "late"
        with shore.at():
            open_year(by=shore.officer, year=YEAR.start, items=())
        assert found(shore, "open_year").state == "done"


def test_schools_that_did_not_report_are_named(shore):
    with on_day(date(2025, 10, 10)), shore.at():
        ResourceReport.objects.filter(school__unit__code="S6", year=2025).delete()
        spokes = {one.code: one for one in wheel_of(shore.officer, SchoolYear(2025))}

    assert (spokes["reports"].state, missing(spokes["reports"])) == ("late", ["S6"])


def test_ticks_count_for_whom_they_are(shore):
    with on_day(date(YEAR.start + 1, 1, 25)):
        with shore.at():
            group = shore.group("G1").unit
            tick_step(by=shore.officer, year=YEAR.start, step="mid_summary", unit=group)
        spoke = found(shore, "mid_summary")

        assert (spoke.state, spoke.done, missing(spoke)) == ("late", 1, ["G2"])


def test_own_day_and_left_out_step_are_told(shore):
    with on_day(AUTUMN):
        with shore.at():
            set_due_day(
                by=shore.officer, year=YEAR.start, step="charter", due_on=date(YEAR.start, 10, 8)
            )
            skip_step(by=shore.officer, year=YEAR.start, step="site_visit", reason="三年一次")
        charter, visit = found(shore, "charter"), found(shore, "site_visit")

        told = (charter.due_on, charter.is_own_day, charter.state)
        assert told == (date(YEAR.start, 10, 8), True, "open")
        assert (visit.state, visit.skipped_for, visit.parts) == ("skipped", "三年一次", ())


@pytest.mark.parametrize(
    ("who", "units"),
    [
        ("group_office", {"G1", "S1", "S2", "S3"}),
        ("principal", {"S2"}),
    ],
)
def test_seat_sees_the_work_of_its_own(shore, who, units):
    seat = getattr(shore, who)
    with on_day(AUTUMN), shore.at(seat):
        spokes = wheel_of(seat, YEAR)

    assert {part.code for one in spokes for part in one.parts} <= units
    assert "open_year" not in {one.code for one in spokes}
    assert spokes


def test_bureau_sees_every_step_in_the_order_in_which_it_is_due(shore):
    with on_day(AUTUMN), shore.at():
        spokes = wheel_of(shore.officer, YEAR)

    assert {one.code for one in spokes} == load_wheel_pack().steps.keys()
    assert [one.due_on for one in spokes] == sorted(one.due_on for one in spokes)
