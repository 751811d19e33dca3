import csv
import io

from manyuan.sheets import limits
from manyuan.sheets.cells import Cell
from manyuan.sheets.unreadable import DamagedFile, EmptyFile, TooManyRows, UnknownEncoding

BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
DELIMITERS = ",;\t"


def decode(content: bytes, file: str) -> str:
    """Return the text of ``content`` in whichever of the bureaus' encodings it is written.

    UTF-8 or UTF-16 with or without its mark, or GB18030, which holds GBK and GB2312.

    Raises
    ------
    EmptyFile, UnknownEncoding
    """
    if not content.strip(b"\0 \t\r\n"):
        raise EmptyFile(file=file)
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], (encoding,), file)
    sample = content[:2000]
    if sample.count(0) > len(sample) // 8:
        wide = "utf-16-le" if sample[1::2].count(0) >= sample[0::2].count(0) else "utf-16-be"
        return _strict(content, (wide,), file)
    return _strict(content, ("utf-8", "gb18030"), file)


def _strict(content: bytes, encodings: tuple[str, ...], file: str) -> str:
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.strip("\ufeff \t\r\n\0"):
            return text
        raise EmptyFile(file=file)
    raise UnknownEncoding(file=file)


def grid_of(text: str, file: str, delimiter: str = "") -> list[list[Cell]]:
    """Return the cells of a CSV, rows in the numbering that a spreadsheet would show."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or delimiter_of(text))
    rows: list[list[Cell]] = []
    try:
        for row in reader:
            rows.append(list(row))
            if len(rows) > limits.ROWS + limits.HEADER_ROWS:
                raise TooManyRows(file=file, sheet=file, limit=limits.ROWS)
    except csv.Error as broken:
        raise DamagedFile(file=file) from broken
    return rows


def delimiter_of(text: str) -> str:
    """Return the sign that separates most columns in the first lines."""
    head = text.splitlines()[: limits.HEADER_ROWS] if len(text) < 100_000 else _first_lines(text)
    return max(DELIMITERS, key=lambda sign: max((line.count(sign) for line in head), default=0))


def _first_lines(text: str) -> list[str]:
    return text[:100_000].splitlines()[: limits.HEADER_ROWS]
