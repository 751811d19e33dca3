from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from manyuan.cli.language import sentence
from manyuan.kernel.errors import BadInput
from manyuan.sheets.checking import check_district
from manyuan.sheets.columns import Table
from manyuan.sheets.district import HEAD_FILE
from manyuan.sheets.files import DistrictFiles
from manyuan.sheets.findings import finding_sentence
from manyuan.sheets.reading import read_path


class TablesNotSound(BadInput):
    """Rows that cannot be read would make what is worked out from them wrong."""

    code = "tables_not_sound"
    sentence = "{folder} 里有 {count} 处错误，请先更正。第一处：{file} 第 {row} 行，{first}"


def sound_files(
    folder: Path, *, only: Collection[str], unknown: Mapping[str, Collection[str]] | None = None
) -> DistrictFiles:
    """Return the tables that ``only`` names and the district has, every row of them readable.

    ``unknown`` names the columns of a table that the district must fill in before it is stored, and
    whose empty cells the reader knows what to do with.

    Raises
    ------
    TablesNotSound
        If a row has an error.
    """
    raw = read_path(folder, only=only)
    found = tuple(
        replace(part, table=_without_need(part.table, (unknown or {}).get(part.table.name, ())))
        for part in raw.tables
        if part.table.name in only
    )
    # The district's code, name and outline are not shown: nothing about them stops the figures.
    findings = tuple(finding for finding in raw.findings if finding.file != HEAD_FILE)
    files = check_district(replace(raw, tables=found, findings=findings))
    if not files.is_sound:
        first = next(finding for finding in files.findings if finding.severity == "error")
        raise TablesNotSound(
            folder=folder.name,
            count=files.totals["error"],
            file=first.sheet or first.file,
            row=first.row or 1,
            first=finding_sentence(first, sentence),
        )
    return files


def _without_need(table: Table, names: Collection[str]) -> Table:
    return replace(
        table,
        columns=tuple(
            replace(column, required=False) if column.name in names else column
            for column in table.columns
        ),
    )
