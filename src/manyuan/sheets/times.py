"""Times of day, and windows of time on a day, as people type them."""

import re
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from manyuan.sheets.characters import INVISIBLE, plain
from manyuan.sheets.dates import date_of
from manyuan.sheets.problems import Problem

MINUTES_OF_DAY = 24 * 60
HALVES = "上午|早上|中午|下午|晚上"
AFTER_NOON = {"下午", "晚上", "pm"}
CLOCK = (
    rf"(?:(?:{HALVES})\s*)?\d{{1,2}}\s*(?::\s*\d{{2}}(?::00)?|[点时](?:\s*\d{{1,2}}\s*分?|半|整)?)"
)
TEXT_TIME = re.compile(
    rf"(?P<half>{HALVES})?\s*(?P<hour>\d{{1,2}})\s*"
    r"(?::\s*(?P<minute>\d{2})(?::00)?|[点时](?:\s*(?P<after>\d{1,2})\s*分?|(?P<past>半)|整)?)"
    r"\s*(?P<noon>[ap]m)?",
    re.IGNORECASE,
)
DIGITS = re.compile(r"(\d{1,2})(\d{2})")
DASH = r"(?:[-~—–―−]+|至|到)"
WINDOW = re.compile(rf"(?P<day>.+?)\s*(?P<first>{CLOCK})\s*{DASH}\s*(?P<last>{CLOCK})")
WINDOW_SEPARATORS = re.compile(r"[;；，,、\n]")
WEEKDAY = re.compile(r"\s*\(?(?:周|星期|礼拜)[一二三四五六日天]\)?\s*")
# A window names its day in full: a month alone would silently mean the first.
WHOLE_DAY = re.compile(r"\d{4}\D+\d{1,2}\D+\d{1,2}\D*|\d{8}")


def time_of(raw: str | float | time | timedelta | datetime, text: str) -> str | Problem:
    """Return the time of day that ``raw`` means, as ``HH:MM``."""
    minutes = _minutes_of_cell(raw) if not isinstance(raw, str) else _minutes(text)
    if minutes is None or not 0 <= minutes < MINUTES_OF_DAY:
        return Problem("not_a_time", {"text": text})
    return _clock(minutes)


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{hour:02d}:{minute:02d}"


def _minutes_of_cell(raw: float | time | timedelta | datetime) -> int | None:
    if isinstance(raw, datetime):
        # Excel keeps a time alone as one of its day 0; a time with a day is something else.
        raw = raw.time() if raw.year < 1901 else timedelta(days=1)
    if isinstance(raw, time):
        raw = timedelta(hours=raw.hour, minutes=raw.minute, seconds=raw.second)
    if isinstance(raw, timedelta):
        return round(raw / timedelta(minutes=1))
    if isinstance(raw, bool) or not 0 <= raw < 1:
        return _minutes(str(int(raw))) if _is_whole(raw) else None
    return round(raw * MINUTES_OF_DAY)


def _is_whole(raw: float) -> bool:
    return not isinstance(raw, bool) and raw == raw // 1 and abs(raw) < MINUTES_OF_DAY * 10


def _minutes(text: str) -> int | None:
    if (digits := DIGITS.fullmatch(text)) is not None:
        hour, minute = int(digits[1]), int(digits[2])
    elif (match := TEXT_TIME.fullmatch(text)) is not None:
        hour = int(match["hour"])
        minute = 30 if match["past"] else int(match["minute"] or match["after"] or 0)
        if (match["half"] or (match["noon"] or "").lower()) in AFTER_NOON and hour < 12:
            hour += 12
    else:
        return None
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def windows_of(text: str) -> str | Problem:
    """Return the windows of ``text`` as ``YYYY-MM-DD HH:MM-HH:MM`` joined by ``;``, sorted.

    Windows of one day must not overlap; one that is given twice counts once.
    """
    parts = [plain(part) for part in WINDOW_SEPARATORS.split(text.translate(INVISIBLE))]
    windows = [_window(part) for part in parts if part]
    for window in windows:
        if isinstance(window, Problem):
            return window
    found = sorted({str(window) for window in windows})
    for one, other in pairwise(found):
        if one[:10] == other[:10] and other[11:16] < one[17:]:
            return Problem("windows_overlap", {"first": one, "second": other})
    return ";".join(found)


def _window(text: str) -> str | Problem:
    bare = WEEKDAY.sub(" ", text)
    match = WINDOW.fullmatch(bare)
    day = _whole_day(match["day"].strip()) if match else None
    if match is None or day is None:
        return Problem("not_a_window", {"text": text[:40]})
    begins, ends = _minutes(match["first"]), _minutes(_same_half(match["first"], match["last"]))
    if begins is None or ends is None:
        return Problem("not_a_window", {"text": text[:40]})
    if ends <= begins:
        return Problem("window_ends_first", {"text": text[:40]})
    return f"{day.isoformat()} {_clock(begins)}-{_clock(ends)}"


def _same_half(first: str, last: str) -> str:
    """Return ``last`` with the half of the day that ``first`` names and it does not."""
    half = re.match(HALVES, first)
    return last if half is None or re.match(HALVES, last) else half[0] + last


def _whole_day(text: str) -> date | None:
    day = date_of(text, text) if WHOLE_DAY.fullmatch(text) else None
    return day if isinstance(day, date) else None
