import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from manyuan.sheets.columns import Row
from manyuan.sheets.district import HEAD_FILE, OUTLINE_FILE, DistrictHead
from manyuan.sheets.formatting import sorted_rows, value_text, written_columns
from manyuan.sheets.tables import TABLES, table_named
from manyuan.sheets.workbooks import write_workbook

__all__ = ["folder_files", "table_csv", "write_folder", "write_workbook", "zip_folder"]

# The zip format cannot say "no time"; its own epoch keeps equal districts equal byte for byte.
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_folder(path: Path, district: DistrictHead, tables: Mapping[str, Sequence[Row]]) -> None:
    """Write the district folder: the same district always gives the same bytes."""
    path.mkdir(parents=True, exist_ok=True)
    for name, content in folder_files(district, tables).items():
        (path / name).write_bytes(content)


def zip_folder(district: DistrictHead, tables: Mapping[str, Sequence[Row]]) -> bytes:
    """Return the district folder as one zip for a browser to download."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in folder_files(district, tables).items():
            entry = zipfile.ZipInfo(name, ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def folder_files(district: DistrictHead, tables: Mapping[str, Sequence[Row]]) -> dict[str, bytes]:
    """Return every file of the district folder by name, in the format's own order."""
    files = {HEAD_FILE: _head_toml(district)}
    if district.outline is not None:
        files[OUTLINE_FILE] = district.outline
    for table in TABLES:
        if table.name in tables:
            files[f"{table.name}.csv"] = table_csv(table.name, tables[table.name])
    return files


def table_csv(name: str, rows: Sequence[Row]) -> bytes:
    """Return one table as UTF-8 CSV with English headers, rows in the order of the key."""
    table = table_named(name)
    columns = written_columns(table, rows)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    for row in sorted_rows(table, rows):
        writer.writerow([value_text(row.get(column.name)) for column in columns])
    return buffer.getvalue().encode()


def _head_toml(district: DistrictHead) -> bytes:
    lines = [f"code = {_toml_text(district.code)}", f"name = {_toml_text(district.name)}"]
    if district.outline is not None:
        lines.append(f"outline = {_toml_text(OUTLINE_FILE)}")
    return ("\n".join(lines) + "\n").encode()


def _toml_text(text: str) -> str:
    # A JSON string is a TOML basic string, but for DEL, which TOML wants escaped as well.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
