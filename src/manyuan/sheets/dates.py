import re
from datetime import date, datetime, timedelta

from manyuan.sheets.problems import Problem

FIRST_YEAR, LAST_YEAR = 1000, 2100
# Day numbers of Excel that fall in 1954–2099: a smaller number is more likely something else.
FIRST_SERIAL, LAST_SERIAL = 20_000, 73_050
EXCEL_EPOCH = date(1899, 12, 30)
TEXT_DATE = re.compile(
    r"(\d{4})\s*[-./年。]\s*(\d{1,2})\s*(?:[-./月。]\s*(?:(\d{1,2})\s*[日号]?)?)?"
    r"(?:[ T]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
)
TEXT_YEAR = re.compile(r"(\d{4})(?:\s*(?:[-–—―~/]|至|到)\s*(\d{2}|\d{4}))?\s*(?:学?年度?)?")


def date_of(raw: str | float | date, text: str) -> date | Problem | None:
    """Return the day that ``raw`` means; a month alone means its first day."""
    if isinstance(raw, datetime):
        return _checked(raw.date(), text)
    if isinstance(raw, date):
        return _checked(raw, text)
    if isinstance(raw, str) and not text.isdecimal():
        return _written(text)
    if isinstance(raw, str):
        return _digits(text)
    return _number(raw, text)


def _checked(day: date, text: str) -> date | Problem:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    return Problem("date_out_of_range", {"text": text, "low": FIRST_YEAR, "high": LAST_YEAR})


def _written(text: str) -> date | Problem:
    match = TEXT_DATE.fullmatch(text)
    if match is None:
        alone = re.fullmatch(r"\d{4}\s*年?", text)
        return Problem("date_year_only" if alone else "not_a_date", {"text": text})
    year, month, day = match.groups()
    return _built(int(year), int(month), int(day or 1), text=text)


def _built(year: int, month: int, day: int, *, text: str) -> date | Problem:
    try:
        return _checked(date(year, month, day), text)
    except ValueError:
        return Problem("not_a_date", {"text": text})


def _number(raw: float, text: str) -> date | Problem:
    if isinstance(raw, bool) or not abs(raw) < 1e9:
        return Problem("not_a_date", {"text": text})
    return _digits(str(int(raw)))


def _digits(text: str) -> date | Problem:
    if len(text) == 8:
        return _built(int(text[:4]), int(text[4:6]), int(text[6:]), text=text)
    if len(text) == 6:
        return _built(int(text[:4]), int(text[4:]), 1, text=text)
    if len(text) == 4:
        return Problem("date_year_only", {"text": text})
    if len(text) == 5 and FIRST_SERIAL <= int(text) <= LAST_SERIAL:
        return EXCEL_EPOCH + timedelta(days=int(text))
    return Problem("not_a_date", {"text": text})


def year_of(raw: str | float | date, text: str) -> int | Problem:
    """Return the calendar year in which the school year ``raw`` begins."""
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e6:
        text = str(int(raw))
    match = TEXT_YEAR.fullmatch(text)
    if match is None or not 1900 <= int(match[1]) <= LAST_YEAR:
        return Problem("not_a_year", {"text": text})
    first, second = int(match[1]), match[2]
    if second is not None and int(second) != (first + 1) % 10 ** len(second):
        return Problem("not_a_year", {"text": text})
    return first
