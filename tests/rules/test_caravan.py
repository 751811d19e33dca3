from datetime import date
from decimal import Decimal

import pytest

from manyuan.rules.calendar import load_calendar_pack, school_calendar
from manyuan.rules.caravan import (
    NotShares,
    NotSpan,
    Span,
    caravan_packs,
    load_caravan_pack,
    with_overrides,
)
from manyuan.rules.overriding import UnknownRule
from manyuan.rules.pack import UnknownPack
from manyuan.rules.status import Status


def test_pack_holds_proposed_values():
    pack = load_caravan_pack()

    assert (caravan_packs(), pack.id) == (("caravan-national",), "caravan-national")
    assert pack.visit_shares.value == tuple(map(Decimal, ("1", "0.5", "0.25", "0.125")))
    assert {rule.status for rule in pack.rules.values()} == {Status.PROPOSED}
    assert pack.status is Status.PROPOSED


def test_district_sets_its_own_values():
    values = {"value.visit_shares": "100%; 0.3", "calendar.winter_holiday": "01-20/02-20"}

    pack = with_overrides(load_caravan_pack(), values)

    assert pack.visit_shares.value == (Decimal(1), Decimal("0.3"))
    assert pack.winter_holiday.value == Span((1, 20), (2, 20))


@pytest.mark.parametrize("text", ["", "0.5;1", "1;x", "2"])
def test_shares_that_grow_or_cannot_be_read_are_refused(text):
    with pytest.raises(NotShares):
        with_overrides(load_caravan_pack(), {"value.visit_shares": text})


@pytest.mark.parametrize("text", ["", "01-20", "02-30/03-01", "03-01/02-01"])
def test_holiday_that_is_none_is_refused(text):
    with pytest.raises(NotSpan):
        with_overrides(load_caravan_pack(), {"calendar.winter_holiday": text})


def test_unknown_rule_and_pack_are_named():
    with pytest.raises(UnknownRule, match="travel"):
        with_overrides(load_caravan_pack(), {"limits.lend": "1"})
    with pytest.raises(UnknownPack):
        load_caravan_pack("caravan-nowhere")


@pytest.mark.parametrize(
    ("day", "is_school_day"),
    [
        (date(2026, 9, 20), True),  # a Sunday that is worked
        (date(2026, 9, 25), False),
        (date(2026, 10, 10), True),
        (date(2026, 10, 11), False),
        (date(2026, 10, 12), True),
        (date(2026, 2, 14), False),  # worked, but within the winter holiday
        (date(2026, 7, 6), False),
        # Not announced: weekdays, but for the holidays of fixed dates.
        (date(2027, 1, 1), False),
        (date(2028, 5, 1), False),
        (date(2028, 5, 2), False),
        (date(2028, 5, 3), True),
        (date(2027, 9, 30), True),
        (date(2027, 10, 1), False),
        (date(2028, 10, 3), False),
        (date(2028, 10, 4), True),
        (date(2027, 10, 10), False),
        # Announced: as it was, whatever the dates are now.
        (date(2023, 5, 4), True),
        (date(2026, 10, 7), False),
    ],
)
def test_school_days_are_announced_days_else_weekdays(day, is_school_day):
    assert school_calendar(load_caravan_pack()).is_school_day(day) is is_school_day


def test_years_that_are_not_announced_are_named():
    calendar = school_calendar(load_caravan_pack())

    assert calendar.unknown_years([date(2026, 9, 1), date(2027, 3, 1)]) == (2027,)


def test_holidays_of_fixed_dates_are_recalled_from_a_regulation():
    fixed = load_calendar_pack().fixed

    assert [str(span) for span in fixed.value] == ["01-01/01-01", "05-01/05-02", "10-01/10-03"]
    assert (fixed.code, fixed.status) == ("fixed", Status.RECALLED)
    assert "全国年节及纪念日放假办法" in fixed.source


def test_every_announced_year_keeps_the_fixed_holidays():
    pack = load_calendar_pack()

    for year, days in pack.years.items():
        for month, day in ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3)):
            assert date(year, month, day) in days.value.holidays
