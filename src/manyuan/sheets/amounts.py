import re
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

from manyuan.sheets.columns import Column, Kind
from manyuan.sheets.formatting import decimal_text
from manyuan.sheets.problems import Problem

PLACES = {Kind.AMOUNT: 2, Kind.DEGREES: 6, Kind.NUMBER: 6}
GROUPED = re.compile(r"[+-]?\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?")
WRITTEN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?", re.IGNORECASE)
# A number longer than this is a slip of the keyboard; Decimal would carry it without complaint.
LONGEST = 40
COUNTED = re.compile(r"(.*\d)\s*[人名个间班所位]")
Read = tuple[Decimal, Problem | None] | Problem


def number_of(column: Column, raw: str | float, text: str) -> Read:
    """Return the number in ``raw`` within the bounds and decimals of ``column``."""
    number = _decimal(column, raw, text)
    if isinstance(number, Problem):
        return number
    low = Decimal(0) if column.low is None and column.kind in _NOT_NEGATIVE else column.low
    if low is not None and number < low:
        return Problem("too_low", {"text": text, "low": decimal_text(low)})
    if column.high is not None and number > column.high:
        return Problem("too_high", {"text": text, "high": decimal_text(column.high)})
    return _rounded(column.kind, number, text)


_NOT_NEGATIVE = {Kind.COUNT, Kind.AMOUNT}


def _decimal(column: Column, raw: str | float, text: str) -> Decimal | Problem:
    if isinstance(raw, bool):
        return Problem("not_a_number", {"text": text})
    if not isinstance(raw, str):
        number = Decimal(repr(raw))
        return number if number.is_finite() else Problem("not_a_number", {"text": text})
    if column.kind is Kind.COUNT and (counted := COUNTED.fullmatch(text)):
        text = counted[1]
    if column.kind is Kind.DEGREES:
        text = text.removesuffix("°").removesuffix("度").strip()
    if GROUPED.fullmatch(text):
        text = re.sub("[,' ]", "", text)
    if len(text) > LONGEST or not WRITTEN.fullmatch(text):
        return Problem(_complaint(text), {"text": text[:LONGEST]})
    return Decimal(text)


def _complaint(text: str) -> str:
    if text in {"无", "没有", "暂无"}:
        return "none_or_zero"
    if text.endswith(("%", "‰")):
        return "percent"
    return "with_unit" if re.match(r"[+-]?\d", text) else "not_a_number"


def _rounded(kind: Kind, number: Decimal, text: str) -> Read:
    if kind is Kind.COUNT:
        whole = number.to_integral_value()
        return (whole, None) if whole == number else Problem("not_whole", {"text": text})
    places = PLACES[kind]
    try:
        kept = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    except InvalidOperation:
        return Problem("not_a_number", {"text": text})
    kept = Decimal(decimal_text(kept))
    # A sixth decimal of a degree is a hand's breadth, and Excel's own noise is smaller still:
    # neither is worth a word to the reader.
    if kind is Kind.DEGREES or abs(kept - number) < Decimal("1e-7"):
        return kept, None
    facts = {"text": text, "rounded": decimal_text(kept), "places": places}
    return kept, Problem("rounded", facts)
