import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from manyuan.kernel.errors import BadInput
from manyuan.sheets import limits
from manyuan.sheets.cells import Cell, cell_text, is_blank
from manyuan.sheets.characters import tidy
from manyuan.sheets.mapping_spec import MappingSpec
from manyuan.sheets.reading import refuse_large, sheets_of
from manyuan.sheets.sniffing import sort_of
from manyuan.sheets.texts import decode, grid_of
from manyuan.sheets.unreadable import (
    DamagedFile,
    EmptyFile,
    NotFound,
    TooManyRows,
    UnknownEncoding,
    UnpacksTooLarge,
)

GZIP = b"\x1f\x8b"


class SourceColumnsMissing(BadInput):
    """The foreign table lacks columns that the mapping reads."""

    code = "source_columns_missing"
    sentence = "《{file}》缺少映射所需的列：{columns}。请核对文件，或修改映射。"


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the foreign table; ``index`` counts from 0, the header included."""

    index: int
    texts: Mapping[str, str]


def read_source(path: Path, spec: MappingSpec) -> tuple[list[Record], int]:
    """Return the rows of the foreign table and the number of rows of the file in all.

    Raises
    ------
    Unreadable, SourceColumnsMissing
    """
    grid = _grid(path, spec)
    header = [tidy(cell_text(cell)) for cell in grid[0]]
    missing = sorted(spec.sources() - {*header})
    if missing:
        raise SourceColumnsMissing(file=path.name, columns="、".join(missing))
    records = [
        Record(index, _texts(header, row))
        for index, row in enumerate(grid)
        if index and not all(is_blank(cell) for cell in row)
    ]
    return records, len(grid)


def _texts(header: list[str], row: list[Cell]) -> dict[str, str]:
    padded = [*row, *[None] * (len(header) - len(row))]
    return {name: tidy(cell_text(cell)) for name, cell in zip(header, padded, strict=False) if name}


def _grid(path: Path, spec: MappingSpec) -> list[list[Cell]]:
    if not path.is_file():
        raise NotFound(file=path.name)
    refuse_large(path.stat().st_size, path.name)
    content = path.read_bytes()
    if content.startswith(GZIP):
        content = _unpacked(content, path.name)
    if not content:
        raise EmptyFile(file=path.name)
    if sort_of(content, path.name) == "text":
        grid = grid_of(_decoded(content, spec, path.name), path.name, spec.delimiter)
    else:
        grid = sheets_of(content, path.name)[0].rows
    if not grid:
        raise EmptyFile(file=path.name)
    if len(grid) > limits.ROWS:
        raise TooManyRows(file=path.name, sheet=path.name, limit=limits.ROWS)
    return grid


def _unpacked(content: bytes, file: str) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        text = unpacker.decompress(content, limits.UNPACKED_BYTES)
    except zlib.error as broken:
        raise DamagedFile(file=file) from broken
    if unpacker.unconsumed_tail:
        raise UnpacksTooLarge(file=file, limit=limits.UNPACKED_MEGABYTES, ratio=limits.RATIO)
    if not unpacker.eof:
        raise DamagedFile(file=file)
    return text


def _decoded(content: bytes, spec: MappingSpec, file: str) -> str:
    if not spec.encoding:
        return decode(content, file)
    try:
        return content.decode(spec.encoding).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError) as wrong:
        raise UnknownEncoding(file=file) from wrong
