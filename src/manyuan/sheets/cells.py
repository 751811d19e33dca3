import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from manyuan.sheets.amounts import number_of
from manyuan.sheets.characters import CONTROL, INVISIBLE, plain, tidy, word
from manyuan.sheets.columns import Column, Kind, Value
from manyuan.sheets.dates import date_of, year_of
from manyuan.sheets.formatting import value_text
from manyuan.sheets.lists import choices_of, words_of
from manyuan.sheets.problems import Problem
from manyuan.sheets.times import time_of, windows_of

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
Read: TypeAlias = Value | Problem

# Signs by which people say "nothing known"; 无 says so only of a date.
UNKNOWN = frozenset({"-", "--", "—", "——", "–", "/", "空", "未知", "不详", "n/a", "null", "none"})
NO_DATE = UNKNOWN | {"无", "暂无", "没有"}
FLAGS = {
    **dict.fromkeys(("1", "是", "有", "√", "✓", "✔", "☑", "y", "yes", "true", "对"), 1),
    **dict.fromkeys(("0", "否", "无", "没有", "不是", "×", "✗", "✘", "n", "no", "false"), 0),
}
EXCEL_ERROR = re.compile(r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!)")
QUOTED = re.compile(r'="(.*)"')
CODE_SEPARATORS = re.compile("[;；，,、]")
# Codes stand in addresses, where a slash parts folders and dots alone mean another folder.
NOT_IN_ADDRESSES = re.compile(r"[/\\]|^\.+$")
SPREADSHEET_CODE = re.compile(r"(\d{6,})\.0")
SCIENTIFIC = re.compile(r"\d(?:\.\d+)?e\+?\d+", re.IGNORECASE)
EXACT = 10**15
# What the raw scan of a workbook puts where a formula left no result behind.
NO_RESULT = "\ue000formula"


@dataclass(frozen=True, slots=True)
class Parsed:
    """The canonical value of a cell and what is to be said about it."""

    value: Value = None
    problem: Problem | None = None


def cell_text(raw: Cell) -> str:
    """Write a raw cell as its reader sees it, short enough to quote."""
    if raw is None or raw == NO_RESULT:
        return ""
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < EXACT:
        return str(int(raw))
    if isinstance(raw, datetime) and raw.time() == time():
        return raw.date().isoformat()
    return str(raw) if not isinstance(raw, bool) else str(raw).upper()


def is_blank(raw: Cell) -> bool:
    """Say whether nothing readable stands in the cell."""
    return raw is None or (isinstance(raw, str) and not raw.translate(INVISIBLE).strip())


def parser_for(column: Column) -> Callable[[Cell], Parsed]:
    """Return the function that reads the cells of ``column``."""
    read = _readers(column)[column.kind]

    def parse(raw: Cell) -> Parsed:
        if is_blank(raw):
            return Parsed(problem=_missing(column))
        result = _spoiled(raw) or read(raw)
        if isinstance(result, Parsed):
            return result
        if isinstance(result, Problem):
            return Parsed(problem=result)
        value = None if result == "" else result
        return Parsed(value, _missing(column) if value is None else None)

    return parse


def parse_cell(column: Column, raw: Cell) -> Parsed:
    """Read one cell of ``column``; use ``parser_for`` to read many."""
    return parser_for(column)(raw)


def _missing(column: Column) -> Problem | None:
    return Problem("required", {"label": column.label}) if column.required else None


def _spoiled(raw: Cell) -> Problem | None:
    if not isinstance(raw, str):
        return None
    if raw == NO_RESULT:
        return Problem("formula")
    if CONTROL.search(raw):
        return Problem("control_characters")
    if raw.startswith("#") and EXCEL_ERROR.fullmatch(raw.strip()):
        return Problem("excel_error", {"text": raw.strip()})
    return None


def _readers(column: Column) -> dict[Kind, Callable[[Cell], Parsed | Read]]:
    choice = _choice_reader(column)
    number = _number_reader(column)
    return {
        Kind.TEXT: lambda raw: _usual(column, _short(column, _text(raw))),
        Kind.CODE: lambda raw: _short(column, _code(raw)),
        Kind.CODES: lambda raw: _codes(column, raw),
        Kind.WORDS: lambda raw: _short(column, words_of(cell_text(raw), NO_DATE)),
        Kind.CHOICE: choice,
        Kind.CHOICES: lambda raw: choices_of(
            cell_text(raw), NO_DATE, column.choices or {}, meant=choice
        ),
        Kind.FLAG: _flag,
        Kind.DATE: _date,
        Kind.TIME: _time,
        Kind.WINDOWS: lambda raw: _windows(column, raw),
        Kind.YEAR: _year,
        Kind.COUNT: number,
        Kind.AMOUNT: number,
        Kind.DEGREES: number,
        Kind.NUMBER: number,
    }


def _text(raw: Cell) -> str:
    text = tidy(cell_text(raw))
    quoted = QUOTED.fullmatch(text)
    return quoted[1] if quoted else text


def _short(column: Column, text: str | Problem) -> Read:
    if isinstance(text, Problem):
        return text
    if len(text) > column.longest:
        return Problem("too_long", {"length": len(text), "longest": column.longest})
    return text


def _usual(column: Column, text: Read) -> Parsed | Read:
    if not column.usual or isinstance(text, Problem) or not text or text in column.usual:
        return text
    if (meant := (column.also or {}).get(word(str(text)))) is not None:
        return meant
    return Parsed(text, Problem("unusual_word", {"text": text, "label": column.label}))


def _code(raw: Cell) -> str | Problem:
    if isinstance(raw, float) and not (raw.is_integer() and abs(raw) < EXACT):
        return Problem("code_lost_digits", {"text": str(raw)})
    code = plain(_text(raw)).removeprefix("'")
    spreadsheet = SPREADSHEET_CODE.fullmatch(code)
    code = spreadsheet[1] if spreadsheet else code
    if "." in code and SCIENTIFIC.fullmatch(code):
        return Problem("code_lost_digits", {"text": code})
    if code in UNKNOWN:
        return ""
    return code_problem(code) or code


def code_problem(code: str) -> Problem | None:
    """Say what keeps ``code`` from standing in a list of codes and in an address."""
    if CODE_SEPARATORS.search(code) or NOT_IN_ADDRESSES.search(code):
        return Problem("code_characters", {"text": code[:40]})
    return None


def _codes(column: Column, raw: Cell) -> Read:
    parts = CODE_SEPARATORS.split(raw) if isinstance(raw, str) else [cell_text(raw)]
    codes = [_code(part) for part in parts if not is_blank(part) and word(part) not in NO_DATE]
    for code in codes:
        if isinstance(code, Problem):
            return code
    return _short(column, ";".join(str(code) for code in codes)) or None


def _choice_reader(column: Column) -> Callable[[Cell], Read]:
    choices = dict(column.choices or {})
    words = {word(spelling): stored for spelling, stored in (column.also or {}).items()}
    words |= {word(label): stored for stored, label in choices.items()}
    words |= {word(stored): stored for stored in choices}
    seen: dict[Cell, Read] = {stored: stored for stored in choices}

    def read(raw: Cell) -> Read:
        text = word(_text(raw))
        if text in words:
            return words[text]
        if text in UNKNOWN:
            return None
        facts: dict[str, object] = {"text": _text(raw)[:40], "choices": tuple(choices.values())}
        return Problem("unknown_choice", facts)

    return lambda raw: seen[raw] if isinstance(raw, str) and raw in seen else read(raw)


def _flag(raw: Cell) -> Read:
    if isinstance(raw, bool):
        return int(raw)
    text = word(_text(raw))
    if text in FLAGS:
        return FLAGS[text]
    return None if text in UNKNOWN else Problem("not_a_flag", {"text": text[:40]})


def _date(raw: Cell) -> Read:
    text = plain(_text(raw))
    if text.casefold() in NO_DATE:
        return None
    if isinstance(raw, time | timedelta | None):
        return Problem("not_a_date", {"text": text[:40]})
    return date_of(raw, text[:40])


def _time(raw: Cell) -> Read:
    text = plain(_text(raw))
    if text.casefold() in NO_DATE:
        return None
    if raw is None or (isinstance(raw, date) and not isinstance(raw, datetime)):
        return Problem("not_a_time", {"text": text[:40]})
    return time_of(raw, text[:40])


def _windows(column: Column, raw: Cell) -> Read:
    if word(cell_text(raw)) in NO_DATE:
        return None
    return _short(column, windows_of(cell_text(raw)))


def _year(raw: Cell) -> Read:
    text = plain(_text(raw))
    if text in UNKNOWN:
        return None
    return year_of(raw if isinstance(raw, str | int | float) else text, text[:40])


def _number_reader(column: Column) -> Callable[[Cell], Parsed | Read]:
    def read(raw: Cell) -> Parsed | Read:
        text = plain(_text(raw))
        if text.casefold() in UNKNOWN:
            return None
        if not isinstance(raw, str | int | float):
            return Problem("not_a_number", {"text": text[:40]})
        number = number_of(column, raw if not isinstance(raw, str) else text, text)
        if isinstance(number, Problem):
            return number
        value, problem = number
        return Parsed(int(value) if column.kind is Kind.COUNT else value, problem)

    return read


def canonical(column: Column, value: Value) -> Value:
    """Return ``value`` as it would read back from a file; forms use it so that files agree."""
    return parse_cell(column, value_text(value)).value
