from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from manyuan.sheets.cells import NO_RESULT, canonical, parse_cell
from manyuan.sheets.choices import SCHOOL_KINDS, SCHOOL_KINDS_ALSO
from manyuan.sheets.columns import Column, Kind


def column(kind, **more):
    return Column("x", "某列", kind, **more)


def value_of(kind, raw, **more):
    parsed = parse_cell(column(kind, **more), raw)
    assert parsed.problem is None, parsed
    return parsed.value


def code_of(kind, raw, **more):
    return parse_cell(column(kind, **more), raw).problem.code


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("2019年9月", date(2019, 9, 1)),
        ("2019 年 9 月 3 日", date(2019, 9, 3)),
        ("2019.09", date(2019, 9, 1)),
        ("2019/9/1", date(2019, 9, 1)),
        ("２０１９．９．１", date(2019, 9, 1)),
        ("201909", date(2019, 9, 1)),
        ("20190901", date(2019, 9, 1)),
        (201909.0, date(2019, 9, 1)),
        (43709.0, date(2019, 9, 1)),
        ("2019-09-01 00:00:00", date(2019, 9, 1)),
        (datetime(2019, 9, 1, 8, tzinfo=UTC), date(2019, 9, 1)),
        (date(2019, 9, 1), date(2019, 9, 1)),
        (" 　2019-09\xa0", date(2019, 9, 1)),
        ("1563-01", date(1563, 1, 1)),
    ],
)
def test_date_is_read_as_people_type_it(raw, day):
    assert value_of(Kind.DATE, raw) == day


@pytest.mark.parametrize("raw", [None, "", " 　", "无", "—", "-", "空", "不详", "\ufeff"])
def test_unknown_date_is_none(raw):
    assert value_of(Kind.DATE, raw) is None


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("2019", "date_year_only"),
        (2019.0, "date_year_only"),
        ("2019-02-30", "not_a_date"),
        ("1/9/2019", "not_a_date"),
        ("去年", "not_a_date"),
        ("0001-01-01", "date_out_of_range"),
        (1e300, "not_a_date"),
        (float("nan"), "not_a_date"),
        (True, "not_a_date"),
        (time(8), "not_a_date"),
    ],
)
def test_what_is_no_date_is_refused(raw, code):
    assert code_of(Kind.DATE, raw) == code


@pytest.mark.parametrize(
    "raw", ["2024", 2024.0, "2024-2025", "2024–2025学年", "2024学年", "2024/25", "２０２４年"]
)
def test_year_is_the_one_in_which_it_begins(raw):
    assert value_of(Kind.YEAR, raw) == 2024


@pytest.mark.parametrize("raw", ["2024-2026", "24", "1066", "九月", 2024.5])
def test_what_is_no_school_year_is_refused(raw):
    assert code_of(Kind.YEAR, raw) == "not_a_year"


@pytest.mark.parametrize(
    ("raw", "number"),
    [("1,234", 1234), ("３５", 35), (3.0, 3), ("3.0", 3), ("35人", 35), ("0", 0), ("—", None)],
)
def test_count_is_a_whole_number(raw, number):
    assert value_of(Kind.COUNT, raw) == number


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("3.5", "not_whole"),
        ("-1", "too_low"),
        ("99", "too_high"),
        (1e300, "too_high"),
        ("15%", "percent"),
        ("无", "none_or_zero"),
        ("12万", "with_unit"),
        ("许多", "not_a_number"),
        ("9" * 5000, "with_unit"),
        (float("inf"), "not_a_number"),
        (True, "not_a_number"),
        (date(2019, 9, 1), "not_a_number"),
        ("=1+1", "not_a_number"),
        ("#REF!", "excel_error"),
        (NO_RESULT, "formula"),
    ],
)
def test_what_is_no_count_is_refused(raw, code):
    assert code_of(Kind.COUNT, raw, high=Decimal(50)) == code


def test_amount_with_more_decimals_is_rounded_with_a_notice():
    parsed = parse_cell(column(Kind.AMOUNT), "12.345")

    assert parsed.value == Decimal("12.34")
    assert (parsed.problem.severity, parsed.problem.code) == ("notice", "rounded")


def test_noise_of_a_spreadsheet_is_rounded_silently():
    assert value_of(Kind.AMOUNT, 0.1 + 0.2) == Decimal("0.3")
    assert value_of(Kind.DEGREES, "47.98614492070133") == Decimal("47.986145")


def test_choice_is_found_by_word_label_or_spelling():
    kinds = {"choices": SCHOOL_KINDS, "also": SCHOOL_KINDS_ALSO}

    found = [
        value_of(Kind.CHOICE, raw, **kinds)
        for raw in ("primary", "小学", " 小 学 ", "PRIMARY", "完中", "—")
    ]

    assert found == ["primary", "primary", "primary", "primary", "complete", None]
    assert code_of(Kind.CHOICE, "大学", **kinds) == "unknown_choice"


@pytest.mark.parametrize(
    ("raw", "flag"),
    [
        ("是", 1),
        ("√", 1),
        (1.0, 1),
        (True, 1),
        ("有", 1),
        ("否", 0),
        ("０", 0),
        ("无", 0),
        ("", None),
    ],
)
def test_flag_is_one_or_zero(raw, flag):
    assert value_of(Kind.FLAG, raw) == flag


def test_flag_that_is_neither_is_refused():
    assert code_of(Kind.FLAG, "也许") == "not_a_flag"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (2137000001.0, "2137000001"),
        ("2137000001.0", "2137000001"),
        ("0042", "0042"),
        ("'0042", "0042"),
        ('="0042"', "0042"),
        ("２１３７", "2137"),
        (" A-1\u200b ", "A-1"),
    ],
)
def test_code_is_kept_as_text(raw, code):
    assert value_of(Kind.CODE, raw) == code


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("2.137E+09", "code_lost_digits"),
        (2137.5, "code_lost_digits"),
        (1e20, "code_lost_digits"),
        ("a,b", "code_characters"),
        ("a/b", "code_characters"),
        ("a／b", "code_characters"),
        ("a\\b", "code_characters"),
        ("..", "code_characters"),
        ("a" * 201, "too_long"),
        ("a\0b", "control_characters"),
    ],
)
def test_what_is_no_code_is_refused(raw, code):
    assert code_of(Kind.CODE, raw) == code


@pytest.mark.parametrize("raw", ["/", "—", "-", "不详"])
def test_sign_for_nothing_is_no_code(raw):
    assert value_of(Kind.CODE, raw) is None


@pytest.mark.parametrize("raw", ["a;b", "a；b", "a，b", "a、 b", "a,b,"])
def test_codes_are_joined_by_semicolons(raw):
    assert value_of(Kind.CODES, raw) == "a;b"


def test_text_loses_only_its_blanks():
    assert value_of(Kind.TEXT, " 东路\n（小学）　") == "东路 （小学）"
    assert value_of(Kind.TEXT, "=HYPERLINK(1)") == "=HYPERLINK(1)"


@pytest.mark.parametrize("raw", [None, "  ", "—"])
def test_required_cell_must_not_be_empty(raw):
    assert code_of(Kind.DATE, raw, required=True) == "required"


def test_canonical_value_is_what_a_file_would_give_back():
    assert canonical(column(Kind.CODE), "Ａ１") == "A1"
    assert canonical(column(Kind.AMOUNT), Decimal("1.50")) == Decimal("1.5")
