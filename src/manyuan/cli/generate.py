from pathlib import Path

import click

from manyuan.cli.language import gettext as _
from manyuan.cli.outputs import free_folder
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.writing import write_folder
from manyuan.synthetic import DEMO
from manyuan.synthetic import generate as invent


@click.command(
    help=_("写出一个合成的区县文件夹：同样的参数总是得到同样的文件，校名和人名都是虚构的。")
)
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--schools", type=int, default=DEMO["schools"], show_default=True, help=_("学校数。"))
@click.option("--groups", type=int, default=DEMO["groups"], show_default=True, help=_("集团数。"))
@click.option("--grouped", type=int, help=_("已进集团的学校数；默认约四成。"))
@click.option("--seed", type=int, default=DEMO["seed"], show_default=True, help=_("种子。"))
@click.option("--force", is_flag=True, help=_("覆盖文件夹里已有的区县文件。"))
def generate(
    *, out: Path, schools: int, groups: int, grouped: int | None, seed: int, force: bool
) -> None:
    """Invent a district."""
    district = invent(schools=schools, groups=groups, grouped=grouped, seed=seed)
    head = DistrictHead(district.code, district.name, district.outline)
    write_folder(free_folder(out, force=force), head, district.tables)
    rows = sum(len(table) for table in district.tables.values())
    click.echo(
        _("已写出合成区县：{path}（{schools} 所学校，{rows} 行）").format(
            path=out, schools=len(district.tables["schools"]), rows=rows
        )
    )
