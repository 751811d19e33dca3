import json
from pathlib import Path

import click

from manyuan.cli.home import first_database, start_django
from manyuan.cli.language import gettext as _
from manyuan.cli.language import sentence
from manyuan.cli.outputs import beside_inputs


@click.command(
    "import",
    help=_(
        "检查并导入区县文件：文件夹、压缩包、工作簿或单张 CSV；几个文件合并为一个区县。"
        "不加 --apply 时只检查，不写入任何内容。"
    ),
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--district", metavar="CODE", help=_("区县代码；文件里没有区县信息时必须指定。"))
@click.option("--name", metavar="TEXT", help=_("区县名称；新建区县而文件里没有名称时指定。"))
@click.option("--as", "user", metavar="USER", help=_("以此人的席位办理；默认以命令行办理。"))
@click.option("--apply", is_flag=True, help=_("检查无误后写入。"))
@click.option("--mapping", metavar="NAME|TOML", help=_("按映射文件读取外来的表。"))
@click.option(
    "--annotated",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("写出批注后的工作簿，标明有问题的单元格。"),
)
@click.option("--json", "as_json", is_flag=True, help=_("输出 JSON。"))
def import_command(
    *,
    paths: tuple[Path, ...],
    district: str | None,
    name: str | None,
    user: str | None,
    apply: bool,
    mapping: str | None,
    annotated: Path | None,
    as_json: bool,
) -> int:
    """Check the files of a district; import them when asked to."""
    if annotated is not None:
        beside_inputs(annotated, paths)
    start_django()
    first_database()
    from manyuan.cli.import_run import Wanted, run_import  # noqa: PLC0415 -- app ready
    from manyuan.cli.import_text import as_plain, as_text  # noqa: PLC0415 -- app ready
    from manyuan.sheets.annotating import annotate  # noqa: PLC0415 -- app ready

    done = run_import(
        Wanted(paths, district or "", name or "", user=user, apply=apply, mapping=mapping)
    )
    if annotated is not None:
        annotate(done.raw, done.run.files, annotated, translate=sentence)
    click.echo(
        json.dumps(as_plain(done), ensure_ascii=False, indent=2) if as_json else as_text(done)
    )
    return 0 if done.run.is_sound else 1
