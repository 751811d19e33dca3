from datetime import date

from manyuan.rules.calendar import school_calendar, terms_of
from manyuan.rules.caravan import load_caravan_pack


def terms(year):
    return terms_of(school_calendar(load_caravan_pack()), date(year, 9, 1))


def test_year_has_two_terms_of_school_days():
    first, second = terms(2025)

    assert (first.number, first.first) == (1, date(2025, 9, 1))
    assert (second.number, second.first.year) == (2, 2026)
    calendar = school_calendar(load_caravan_pack())
    assert all(
        calendar.is_school_day(day) for day in (first.first, first.last, second.first, second.last)
    )
    assert first.last < second.first


def test_weeks_are_counted_from_the_first_day_of_school():
    first, _second = terms(2026)

    # 1 September 2026 is a Tuesday: the Monday before lies in the first week as well.
    assert [first.week_of(date(2026, 8, day)) for day in (30, 31)] == [None, 1]
    assert [first.week_of(date(2026, 9, day)) for day in (6, 7)] == [1, 2]
    assert first.week_of(date(2027, 3, 1)) is None
