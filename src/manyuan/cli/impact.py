import json
from pathlib import Path

import click

from manyuan.cli.impact_text import impact_text
from manyuan.cli.language import gettext as _
from manyuan.cli.panel_file import panel_rows
from manyuan.measures.impact import Control, impact_of


@click.command(
    help=_(
        "估计加入带来的变化：分批加入的双重差分。每行是一个单位在一期的结果，例如一所学校一个学年；"
        "加入时间为 0 或空白即从未加入。"
    )
)
@click.argument("panel", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--unit", required=True, help=_("单位所在的列，例如学校代码。"))
@click.option("--time", required=True, help=_("时期所在的列，例如学年的起始年份。"))
@click.option("--cohort", required=True, help=_("加入时间所在的列。"))
@click.option("--outcome", required=True, help=_("结果所在的列。"))
@click.option(
    "--control",
    type=click.Choice(["never", "notyet"]),
    default="never",
    show_default=True,
    help=_("对照：从未加入的单位，或连同尚未加入的单位。"),
)
@click.option("--json", "as_json", is_flag=True, help=_("输出 JSON。"))
def impact(
    *, panel: Path, unit: str, time: str, cohort: str, outcome: str, control: Control, as_json: bool
) -> None:
    """Estimate what joining changed."""
    rows = panel_rows(panel, unit=unit, time=time, cohort=cohort, outcome=outcome)
    report = impact_of(rows, control=control)
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        click.echo(impact_text(report, outcome))
