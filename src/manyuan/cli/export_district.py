from pathlib import Path

import click

from manyuan.cli.home import require_database, start_django
from manyuan.cli.language import gettext as _
from manyuan.cli.outputs import free_file, free_folder
from manyuan.sheets.columns import Row
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.writing import write_folder, write_workbook, zip_folder


@click.command(help=_("导出区县文件夹；OUT 以 .zip 结尾时写成压缩包，以 .xlsx 结尾时写成工作簿。"))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--district", metavar="CODE", help=_("区县代码；只有一个区县时可省略。"))
@click.option("--workbook", is_flag=True, help=_("写成工作簿，每张表一个工作表（不含轮廓）。"))
@click.option("--as", "user", metavar="USER", help=_("以此人的席位办理。"))
@click.option("--force", is_flag=True, help=_("覆盖已有的内容。"))
def export(
    *, out: Path, district: str | None, workbook: bool, user: str | None, force: bool
) -> None:
    """Write all that a bureau has stored."""
    start_django()
    require_database()
    from manyuan.cli.bureaus import acting_seat, chosen_bureau  # noqa: PLC0415 -- app ready
    from manyuan.directory.queries.exporting import (  # noqa: PLC0415 -- app ready
        exported_district,
    )
    from manyuan.seats.scope import seated  # noqa: PLC0415 -- app ready

    with seated(acting_seat(chosen_bureau(district), user)) as seat:
        head, tables = exported_district(seat)
    _write(out, head, tables, form="xlsx" if workbook else out.suffix.lower(), force=force)
    rows = sum(len(table) for table in tables.values())
    click.echo(_("已导出{name}：{path}（{rows} 行）").format(name=head.name, path=out, rows=rows))


def _write(
    out: Path, head: DistrictHead, tables: dict[str, list[Row]], *, form: str, force: bool
) -> None:
    if form == ".zip":
        free_file(out, force=force).write_bytes(zip_folder(head, tables))
    elif form in {"xlsx", ".xlsx"}:
        write_workbook(free_file(out, force=force), head, tables)
    else:
        write_folder(free_folder(out, force=force), head, tables)
