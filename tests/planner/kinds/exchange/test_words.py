from decimal import Decimal
from fractions import Fraction

from manyuan.kernel.saying import Said, Word, in_chinese
from manyuan.planner.kinds.exchange.numbers import shown
from manyuan.planner.kinds.exchange.words import (
    SUBJECTS,
    listed,
    rule_value,
    teacher_name,
)
from manyuan.rules.subjects import load_subjects
from planner.kinds.exchange.small_exchanges import teacher


def test_every_subject_of_the_pack_is_marked_for_translation():
    assert set(SUBJECTS) == set(load_subjects().names)


def test_list_of_names_stops_after_five():
    names = tuple(teacher_name(teacher(str(n), "A")) for n in range(6))

    said = Said("said", "{who}。", {"who": listed(names)})

    assert listed(names[:5]) == names[:5]
    assert in_chinese(said) == (
        "教师0（0）、教师1（1）、教师2（2）、教师3（3）、教师4（4）等 6 人。"
    )


def test_numbers_keep_two_decimals_and_never_round_to_nothing():
    numbers = [Fraction(7, 3), Fraction(1, 300), Fraction(4), Fraction(12345, 10), Fraction(0)]

    assert [shown(number) for number in numbers] == ["2.33", "<0.01", "4", "1,234.5", "0"]


def test_values_of_rules_read_as_people_write_them():
    values = {
        "eligibility.cadres_apart": True,
        "limits.school_leave_share": Decimal("0.125"),
        "limits.travel_detour": Decimal("1.3"),
        "posting.backbone_from": "city",
        "limits.lend": 1,
    }

    assert [rule_value(code, value) for code, value in values.items()] == [
        Word("是"),
        "12.5%",
        "1.3",
        Word("市骨干"),
        "1",
    ]
