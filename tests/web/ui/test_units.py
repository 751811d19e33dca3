import pytest
from django.utils.translation import override

from manyuan.web.ui import units


@pytest.mark.parametrize(
    ("unit", "one", "many"),
    [
        (units.of_schools, "school", "schools"),
        (units.of_people, "person", "people"),
        (units.of_records, "record", "records"),
        (units.of_objects, "object", "objects"),
        (units.of_rows, "row", "rows"),
    ],
)
def test_unit_in_english_tells_one_from_many(unit, one, many):
    with override("en"):
        said = [unit(count) for count in (0, 1, 2)]

    assert said == [many, one, many]


def test_unit_in_chinese_is_the_same_for_any_count():
    with override("zh-hans"):
        assert [units.of_schools(count) for count in (0, 1, 2)] == ["所", "所", "所"]
