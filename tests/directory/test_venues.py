from datetime import date

import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.models import Venue


@pytest.fixture
def hall(shore):
    with shore.at():
        yield Venue.objects.get(code="H1")


def test_venue_is_called_by_its_school_and_name(hall):
    assert str(hall) == "海棠路小学 报告厅"


def test_venue_is_open_until_it_or_its_school_closes(hall):
    day = date(2026, 9, 1)
    assert hall.is_open_on(day)

    hall.closed_on = day
    assert (hall.is_open_on(date(2026, 8, 31)), hall.is_open_on(day)) == (True, False)

    hall.closed_on, hall.school.closed_on = None, day
    assert (hall.is_open_on(date(2026, 8, 31)), hall.is_open_on(day)) == (True, False)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("capacity", 0, "容纳人数须在 1 至 100000 之间。"),
        ("capacity", 100_001, "容纳人数须在 1 至 100000 之间。"),
        ("area", 0, "面积须大于 0；不清楚时留空。"),
    ],
)
def test_numbers_of_a_venue_make_sense(hall, field, value, sentence):
    setattr(hall, field, value)

    with pytest.raises(ValidationError) as refused:
        hall.full_clean()

    assert refused.value.messages == [sentence]


def test_code_is_given_once_in_a_bureau(hall):
    twin = Venue(
        bureau=hall.bureau, code="H1", school=hall.school, name="又一处", kind="hall", capacity=1
    )

    with pytest.raises(ValidationError) as refused:
        twin.full_clean()

    assert refused.value.messages == ["这个场地编号已经存在。"]
