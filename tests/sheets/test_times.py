from datetime import UTC, date, datetime, time, timedelta

import pytest

from manyuan.sheets.cells import canonical, parse_cell
from manyuan.sheets.choices import STAGES, STAGES_ALSO
from manyuan.sheets.columns import Column, Kind


def read(kind, raw, **more):
    return parse_cell(Column("x", "某列", kind, **more), raw)


def value_of(kind, raw, **more):
    parsed = read(kind, raw, **more)
    assert parsed.problem is None, parsed
    return parsed.value


def code_of(kind, raw, **more):
    return read(kind, raw, **more).problem.code


@pytest.mark.parametrize(
    ("raw", "clock"),
    [
        ("08:30", "08:30"),
        ("8:30", "08:30"),
        ("８：３０", "08:30"),
        ("08：00", "08:00"),
        ("8:30:00", "08:30"),
        ("8点30", "08:30"),
        ("8点30分", "08:30"),
        ("8时", "08:00"),
        ("8点半", "08:30"),
        ("14点整", "14:00"),
        ("上午 8:30", "08:30"),
        ("下午2:05", "14:05"),
        ("下午14:05", "14:05"),
        ("中午12:00", "12:00"),
        ("2:05 PM", "14:05"),
        ("0830", "08:30"),
        ("1430", "14:30"),
        (830, "08:30"),
        (1430.0, "14:30"),
        (8.5 / 24, "08:30"),
        (0.0, "00:00"),
        (time(8, 30), "08:30"),
        (timedelta(hours=8, minutes=30), "08:30"),
        (datetime(1899, 12, 30, 8, 30, tzinfo=UTC), "08:30"),
        (time(8, 29, 59), "08:30"),
    ],
)
def test_time_is_read_as_people_type_it(raw, clock):
    assert value_of(Kind.TIME, raw) == clock


@pytest.mark.parametrize("raw", ["", "—", "无", "不详", None])
def test_unknown_time_is_none(raw):
    assert value_of(Kind.TIME, raw) is None


@pytest.mark.parametrize(
    "raw",
    [
        "25:00",
        "24:00",
        "8:60",
        "早饭后",
        "8.30",
        "8:30:15",
        "-8:30",
        1.5,
        2500,
        float("nan"),
        1e300,
        True,
        date(2026, 9, 1),
        datetime(2026, 9, 1, 8, 30, tzinfo=UTC),
        timedelta(days=2),
        time(23, 59, 59),
    ],
)
def test_what_is_no_time_is_refused(raw):
    assert code_of(Kind.TIME, raw) == "not_a_time"


@pytest.mark.parametrize(
    ("raw", "windows"),
    [
        ("2026-10-12 08:30-11:30", "2026-10-12 08:30-11:30"),
        ("２０２６－１０－１２ 8：30～11：30", "2026-10-12 08:30-11:30"),
        ("2026年10月12日8:30至11:30", "2026-10-12 08:30-11:30"),
        ("2026.10.12（周一） 8点30—11点半", "2026-10-12 08:30-11:30"),
        ("2026/10/12 下午1:30-3:00", "2026-10-12 13:30-15:00"),
        ("2026/10/12 上午9:00-下午3:00", "2026-10-12 09:00-15:00"),
        ("20261012 8:30 – 11:30", "2026-10-12 08:30-11:30"),
        (
            (
                "2026-10-13 8:00-9:00；2026-10-12 13:30-15:00、2026-10-12 8:00-9:00\n"
                "2026-10-12 08:00-09:00;"
            ),
            "2026-10-12 08:00-09:00;2026-10-12 13:30-15:00;2026-10-13 08:00-09:00",
        ),
        (
            "2026-10-12 8:00-9:00;2026-10-12 9:00-10:00",
            "2026-10-12 08:00-09:00;2026-10-12 09:00-10:00",
        ),
        ("—", None),
        ("；", None),
    ],
)
def test_windows_are_read_sorted_and_once(raw, windows):
    assert value_of(Kind.WINDOWS, raw, longest=2000) == windows


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("2026-10 8:00-9:00", "not_a_window"),
        ("2026-10-12", "not_a_window"),
        ("10月12日 8:00-9:00", "not_a_window"),
        ("2026-02-30 8:00-9:00", "not_a_window"),
        ("2026-10-12 8:00-25:00", "not_a_window"),
        ("2026-10-12 全天", "not_a_window"),
        (datetime(2026, 10, 12, tzinfo=UTC), "not_a_window"),
        (0.5, "not_a_window"),
        ("2026-10-12 9:00-9:00", "window_ends_first"),
        ("2026-10-12 下午2:00-上午9:00", "window_ends_first"),
        ("2026-10-12 8:00-10:00;2026-10-12 9:30-11:00", "windows_overlap"),
        (";".join(f"2026-10-{day:02d} 8:00-9:00" for day in range(1, 29)), "too_long"),
    ],
)
def test_what_is_no_window_is_refused(raw, code):
    assert code_of(Kind.WINDOWS, raw) == code


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("海洋科学", "海洋科学"),
        (" 海洋 科学 ；航天、 人工智能，;海洋 科学\n化学", "海洋 科学;航天;人工智能;化学"),
        ("无", None),
        (2026.0, "2026"),
    ],
)
def test_words_keep_their_order_and_stand_once(raw, words):
    assert value_of(Kind.WORDS, raw) == words


def test_words_of_nothing_but_separators_are_missing_where_they_are_required():
    assert code_of(Kind.WORDS, "；、", required=True) == "required"
    assert code_of(Kind.WORDS, "海" * 201) == "too_long"


@pytest.mark.parametrize(
    ("raw", "stages"),
    [
        ("初中；小学", "primary;junior"),
        ("高中部/小学、小学", "primary;senior"),
        ("junior，primary", "primary;junior"),
        ("无", None),
    ],
)
def test_choices_stand_in_the_order_of_the_choices(raw, stages):
    assert value_of(Kind.CHOICES, raw, choices=STAGES, also=STAGES_ALSO) == stages


def test_unknown_word_among_choices_is_named_with_what_may_be_chosen():
    problem = read(Kind.CHOICES, "小学；大学", choices=STAGES).problem

    assert (problem.code, problem.facts) == (
        "unknown_choice",
        {"text": "大学", "choices": ("小学", "初中", "高中")},
    )


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.TIME, "08:30"),
        (Kind.WINDOWS, "2026-10-12 08:30-11:30;2026-10-13 13:30-15:00"),
        (Kind.WORDS, "海洋科学;航天"),
        (Kind.CHOICES, "primary;senior"),
    ],
)
def test_canonical_text_reads_back_as_itself(kind, text):
    assert canonical(Column("x", "某列", kind, choices=STAGES), text) == text
