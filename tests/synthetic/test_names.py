from random import Random

import pytest

from manyuan.synthetic.names import LONGEST_NAME, NameBook, numeral, person

# Schools that the two public articles about Qingdao name; none may appear in an invented district.
REAL = (
    "台东六路",
    "平安路",
    "鞍山二路",
    "上清路",
    "辽源路",
    "东升路",
    "山东路",
    "台湛路",
    "洛阳路",
)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (17, "十七"),
        (20, "二十"),
        (100, "一百"),
        (104, "一百零四"),
        (110, "一百一十"),
    ],
)
def test_numeral_writes_chinese(number, text):
    assert numeral(number) == text


def test_longest_name_has_thirty_characters():
    assert len(LONGEST_NAME) == 30


def test_name_book_never_repeats_a_name():
    book = NameBook(Random(1))

    names = [book.school("primary", private=False) for _ in range(2000)]

    assert len(set(names)) == 2000


def test_invented_schools_bear_no_real_name(demo):
    names = [row["name"] for row in demo.tables["schools"]]

    assert [name for name in names if name.startswith(REAL)] == []


def test_persons_have_two_or_three_characters():
    rng = Random(1)

    assert {len(person(rng, sex)) for sex in ("female", "male") for _ in range(200)} == {2, 3}
