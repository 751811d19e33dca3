import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from manyuan.cli.balance_text import balance_text
from manyuan.cli.language import gettext as _
from manyuan.cli.language import gettext_noop
from manyuan.cli.sound_files import sound_files
from manyuan.kernel.clock import today
from manyuan.kernel.errors import BadInput
from manyuan.kernel.school_year import SchoolYear
from manyuan.measures.balance import BalanceReport, judge
from manyuan.measures.tables import ResourceRow, SchoolRow
from manyuan.rules.balance import load_balance_pack
from manyuan.sheets.columns import Row
from manyuan.sheets.files import DistrictFiles

NEEDED = ("schools", "resources")


class TableMissing(BadInput):
    """A table that the balance is worked out from is not there."""

    code = "table_missing"
    sentence = gettext_noop("{folder} 里没有 {table}.csv，无法评估均衡；请补上这张表。")


def balance_of_folder(folder: Path, year: int) -> tuple[BalanceReport, dict[str, str]]:
    """Judge the district folder in ``year``; also return the schools' names by code."""
    files = _files(folder)
    schools = [_school(row) for row in files.tables["schools"]]
    resources = [ResourceRow(**_known(row, ResourceRow)) for row in files.tables["resources"]]
    report = judge(schools, resources, year=year, pack=load_balance_pack())
    return report, {school.school: school.name for school in schools}


def _files(folder: Path) -> DistrictFiles:
    files = sound_files(folder, only=NEEDED)
    for name in NEEDED:
        if name not in files.tables:
            raise TableMissing(folder=folder.name, table=name)
    return files


def _school(row: Row) -> SchoolRow:
    return SchoolRow(**_known(row, SchoolRow))


def _known(row: Row, shape: type[SchoolRow] | type[ResourceRow]) -> dict[str, Any]:
    names = {field.name for field in fields(shape)}
    return {name: value for name, value in row.items() if name in names}


@click.command(help=_("评估一个区县文件夹的办学条件均衡（县域义务教育优质均衡，7 项资源指标）。"))
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("--year", type=click.IntRange(1900, 2200), help=_("学年的起始年份；默认为本学年。"))
@click.option("--json", "as_json", is_flag=True, help=_("输出 JSON。"))
def balance(folder: Path, year: int | None, *, as_json: bool) -> None:
    """Judge a district folder."""
    asked = SchoolYear.on(today()).start if year is None else year
    report, names = balance_of_folder(folder, asked)
    if report.year != report.year_asked:
        said = _("{asked} 学年没有数据，采用 {used} 学年。")
        click.echo(said.format(asked=report.year_asked, used=report.year), err=True)
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        click.echo(balance_text(report, names))
