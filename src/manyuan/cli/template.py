from pathlib import Path

import click

from manyuan.cli.language import gettext as _
from manyuan.cli.outputs import free_file
from manyuan.sheets.template import write_template


@click.command(help=_("写出空白工作簿：中文列名、下拉列表和填写检查。"))
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help=_("覆盖已有的文件。"))
def template(*, out: Path, force: bool) -> None:
    """Write the empty workbook."""
    write_template(free_file(out, force=force))
    click.echo(_("已写出空白工作簿：{path}").format(path=out))
