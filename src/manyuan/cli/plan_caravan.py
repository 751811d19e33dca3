import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from manyuan.cli.language import gettext as _
from manyuan.cli.plan_calls import (
    A_DAY,
    LARGEST_SEED,
    NO_PLAN,
    PLANNED,
    prepare_output,
    settings_of,
)
from manyuan.cli.plan_caravan_text import caravan_text
from manyuan.cli.plan_progress import ProgressLine, StopOnInterrupt
from manyuan.cli.plan_text import no_plan_text
from manyuan.cli.sound_files import sound_files
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.planner.kinds.caravan.document import document
from manyuan.planner.kinds.caravan.problem import Problem
from manyuan.planner.kinds.caravan.reading import (
    NEEDED,
    OPTIONAL,
    UNKNOWN,
    read_problem,
    year_of_days,
)
from manyuan.rules.caravan import NATIONAL, caravan_packs, load_caravan_pack, with_overrides

if TYPE_CHECKING:
    from manyuan.planner.kinds.caravan.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a call of ``manyuan plan caravan`` asks for."""

    folder: Path
    year: int | None
    pack: str
    seconds: float
    seed: int | None
    together: bool
    settings: tuple[str, ...]
    out: Path | None


def problem_of(wanted: Wanted) -> Problem:
    """Read the caravan that is asked for."""
    pack = with_overrides(load_caravan_pack(wanted.pack), settings_of(wanted.settings))
    files = sound_files(wanted.folder, only={*NEEDED, *OPTIONAL}, unknown=UNKNOWN)
    year = wanted.year
    if year is None:
        year = year_of_days(files.tables, SchoolYear.on(today()).start)
    return read_problem(files.tables, year=year, pack=pack, together=wanted.together)


def _solve(problem: Problem, wanted: Wanted) -> "Plan":
    from manyuan.planner.kinds.caravan.solving import solve  # noqa: PLC0415 -- loads the solver

    line = ProgressLine()
    with StopOnInterrupt() as stop:
        try:
            return solve(
                problem, seconds=wanted.seconds, seed=wanted.seed, progress=line, stop=stop
            )
        finally:
            line.close()


def deliver(problem: Problem, plan: "Plan", out: Path | None) -> int:
    """Write the plan and say on the error stream what it holds; return the exit code."""
    text = json.dumps(document(problem, plan), ensure_ascii=False, indent=2, allow_nan=False)
    if out is None:
        click.echo(text)
    else:
        out.write_text(text + "\n", encoding="utf-8")
    if plan.status == "infeasible":
        click.echo(no_plan_text(plan.conflicts), err=True)
        return NO_PLAN
    if out is not None:
        click.echo(caravan_text(problem, plan), err=True)
    return PLANNED


@click.command(
    "caravan",
    help=_(
        "安排一个学年的博士大篷车：先让每所提出需求的学校都有第一场，薄弱校在先，再看学生人数、主题和"
        "路程。读区县文件夹、压缩包或工作簿，不写数据库；方案是 JSON。"
    ),
)
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--year",
    type=click.IntRange(1900, 2200),
    help=_("学年的起始年份；默认为本学年，专家本学年没有日期时为有日期的最后一个学年。"),
)
@click.option(
    "--pack",
    type=click.Choice(caravan_packs()),
    default=NATIONAL,
    show_default=True,
    help=_("规则包。"),
)
@click.option(
    "--seconds",
    type=click.FloatRange(0.1, A_DAY),
    default=60,
    show_default=True,
    help=_("最多计算几秒；到时给出当时最好的方案。"),
)
@click.option(
    "--seed", type=click.IntRange(0, LARGEST_SEED), help=_("种子：同样的种子得到同样的方案。")
)
@click.option(
    "--together",
    is_flag=True,
    help=_("同一天从同一单位出发的专家同车同线，到校后同时开讲。"),
)
@click.option(
    "--set",
    "settings",
    metavar="CODE=VALUE",
    multiple=True,
    help=_("本区自定的规则值，例如 travel.speed_kmh=30；可以多次使用。"),
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("方案写到这个文件，覆盖已有的；默认写到标准输出。"),
)
def caravan(**options: Any) -> int:
    """Plan a year's tours of experts."""
    wanted = Wanted(**options)
    if wanted.out is not None:
        prepare_output(wanted.out, wanted.folder)
    problem = problem_of(wanted)
    plan = _solve(problem, wanted)
    return deliver(problem, plan, wanted.out)
