from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets import limits
from manyuan.sheets.archives import refuse_entities, unpack
from manyuan.sheets.calamine_door import read_old_sheets, read_sheets
from manyuan.sheets.district import HEAD_FILE
from manyuan.sheets.findings import Finding, Place
from manyuan.sheets.heads import head_of_files
from manyuan.sheets.merging import merge_raw
from manyuan.sheets.problems import Problem
from manyuan.sheets.raw import Original, RawDistrict, RawSheet
from manyuan.sheets.recognition import read_lone_sheet, read_workbook_sheets, table_called
from manyuan.sheets.sniffing import sort_of
from manyuan.sheets.tables import TABLES
from manyuan.sheets.texts import decode, grid_of
from manyuan.sheets.unreadable import (
    EmptyFile,
    NoTables,
    NotFound,
    OldBinaryWorkbook,
    TooLarge,
    TooManyEntries,
    TooManyRows,
    UnknownEncoding,
    UnknownTable,
    WrongFile,
)
from manyuan.sheets.workbook_scan import Scan, scan_ods, scan_xlsx

TABLE_FILES = {".csv", ".tsv", ".txt"}
TABLE_NAMES = frozenset(table.name for table in TABLES)
WORKBOOK_FILES = {".xlsx", ".xlsm", ".xls", ".ods", ".et"}


def read_path(path: Path, *, only: Collection[str] = TABLE_NAMES) -> RawDistrict:
    """Read a district from a folder, a zip, a workbook or a single CSV.

    Of a folder or zip the files of tables that ``only`` does not name are not opened.

    Raises
    ------
    Unreadable
        One of its kinds, when the file as a whole cannot be read.
    """
    if path.is_dir():
        return read_files(_folder_files(path), path.name, only=only)
    if not path.is_file():
        raise NotFound(file=path.name)
    refuse_large(path.stat().st_size, path.name)
    return read_bytes(path.read_bytes(), path.name, only=only)


def read_bytes(content: bytes, file: str, *, only: Collection[str] = TABLE_NAMES) -> RawDistrict:
    """Read a district from the bytes of an upload called ``file``."""
    refuse_large(len(content), file)
    if not content:
        raise EmptyFile(file=file)
    if sort_of(content, file) == "zip":
        parts = unpack(content, file)
        if not _is_package(parts):
            return read_files(_without_top(parts), file, only=only)
    return _read_table_file(content, file)


def _read_table_file(content: bytes, file: str) -> RawDistrict:
    """Read a workbook or CSV; a zip inside a zip is not opened again."""
    sort = sort_of(content, file)
    if sort == "text":
        return read_lone_sheet(_text_sheet(content, file))
    if sort == "xls":
        return read_workbook_sheets(read_old_sheets(content, file), file)
    parts = unpack(content, file)
    if not _is_package(parts):
        raise WrongFile(file=file, looks_like=_("压缩包"))
    return _read_package(content, parts, file)


def _is_package(parts: Mapping[str, bytes]) -> bool:
    return "[Content_Types].xml" in parts or "content.xml" in parts


def refuse_large(size: int, file: str) -> None:
    """Refuse a file above the limit before it is read."""
    if size > limits.FILE_BYTES:
        megabytes = -(-size // limits.MEGABYTE)
        raise TooLarge(file=file, megabytes=megabytes, limit=limits.FILE_MEGABYTES)


def _text_sheet(content: bytes, file: str) -> RawSheet:
    return RawSheet(file, "", grid_of(decode(content, file), file))


def sheets_of(content: bytes, file: str) -> list[RawSheet]:
    """Return the sheets of a workbook of any kind, as they stand."""
    if sort_of(content, file) == "xls":
        return read_old_sheets(content, file)
    return read_sheets(content, file, _package_scan(unpack(content, file), file))


def _read_package(content: bytes, parts: dict[str, bytes], file: str) -> RawDistrict:
    district = _read_workbook(content, file, _package_scan(parts, file))
    own = "xl/workbook.xml" in parts
    return replace(district, originals=(Original(file, content),)) if own else district


def _package_scan(parts: dict[str, bytes], file: str) -> Scan:
    if "xl/workbook.xml" in parts:
        refuse_entities(parts, file)
        return scan_xlsx(parts, file)
    if "xl/workbook.bin" in parts:
        raise OldBinaryWorkbook(file=file)
    if b"opendocument.spreadsheet" in parts.get("mimetype", b""):
        refuse_entities(parts, file)
        return scan_ods(parts, file)
    document = any(name.startswith("word/") for name in parts)
    raise WrongFile(file=file, looks_like=_("Word 文档") if document else _("办公文档或压缩包"))


def _read_workbook(content: bytes, file: str, scan: Scan) -> RawDistrict:
    return read_workbook_sheets(read_sheets(content, file, scan), file)


def _folder_files(folder: Path) -> dict[str, bytes]:
    paths = [path for path in sorted(folder.iterdir()) if path.is_file()]
    if len(paths) > limits.FOLDER_FILES:
        raise TooManyEntries(file=folder.name, count=len(paths), limit=limits.FOLDER_FILES)
    for path in paths:
        refuse_large(path.stat().st_size, path.name)
    return {path.name: path.read_bytes() for path in paths}


def _without_top(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Drop the one folder that most programs put around a zipped folder."""
    seen = {
        name.replace("\\", "/"): content
        for name, content in parts.items()
        if not name.startswith("__MACOSX")
    }
    tops = {PurePosixPath(name).parts[0] for name in seen if PurePosixPath(name).parts}
    if len(tops) == 1 and all("/" in name for name in seen):
        return {name.split("/", 1)[1]: content for name, content in seen.items()}
    return seen


def read_files(
    files: Mapping[str, bytes], called: str, *, only: Collection[str] = TABLE_NAMES
) -> RawDistrict:
    """Read the files of a folder, or several that were sent together, as one district."""
    head, findings = head_of_files(files)
    districts = [RawDistrict(head=head, findings=tuple(findings))]
    passed_over = _outline_names(files) | _names_of_others(files, only)
    rows = 0
    for name, content in files.items():
        if name not in passed_over and not PurePosixPath(name).name.startswith((".", "~$")):
            districts.append(_read_member(name, content))
            rows += sum(len(table.source.rows) for table in districts[-1].tables)
            if rows > limits.ROWS_OF_ALL_FILES:
                raise TooManyRows(file=called, sheet=name, limit=limits.ROWS_OF_ALL_FILES)
    merged = merge_raw(districts)
    if not merged.tables and not merged.originals and merged.head is None:
        raise NoTables(file=called)
    return merged


def _outline_names(files: Mapping[str, bytes]) -> set[str]:
    geo = {name for name in files if name.lower().endswith((".geojson", ".json"))}
    return {HEAD_FILE, *geo}


def _names_of_others(files: Mapping[str, bytes], only: Collection[str]) -> set[str]:
    tables = {name: table_called(PurePosixPath(name).stem) for name in files}
    return {name for name, table in tables.items() if table and table.name not in only}


def _read_member(name: str, content: bytes) -> RawDistrict:
    path = PurePosixPath(name)
    ending, stem = path.suffix.lower(), path.stem.lower()
    if ending not in TABLE_FILES | WORKBOOK_FILES:
        return RawDistrict(findings=tuple(_about(name)))
    try:
        return _read_table_file(content, name)
    except (EmptyFile, NoTables, UnknownEncoding, UnknownTable):
        # A note or a list beside the tables is no reason to refuse them.
        if ending in TABLE_FILES and table_called(stem) is not None:
            raise
        return RawDistrict(findings=tuple(_about(name)))


def _about(name: str) -> Iterable[Finding]:
    yield Place(file=name).finding(Problem("unknown_file", {"text": name[:80]}))
