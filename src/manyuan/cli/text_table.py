"""A table for the terminal, in which a Chinese character is as wide as two letters."""

import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """Return how many columns of a terminal ``text`` fills."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return headers and rows, each column as wide as its widest cell."""
    widths = [max(width(cell) for cell in column) for column in zip(headers, *rows, strict=True)]
    lines = [headers, ["─" * wide for wide in widths], *rows]
    return "\n".join(
        "  "
        + "  ".join(
            cell + " " * (wide - width(cell)) for cell, wide in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )
