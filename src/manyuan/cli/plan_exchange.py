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
from manyuan.cli.plan_progress import ProgressLine, StopOnInterrupt
from manyuan.cli.plan_text import no_plan_text, plan_text
from manyuan.cli.sound_files import sound_files
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.planner.kinds.exchange.document import document
from manyuan.planner.kinds.exchange.problem import Problem, Scope
from manyuan.planner.kinds.exchange.reading import NEEDED, OPTIONAL, read_problem
from manyuan.rules.exchange import NATIONAL, exchange_packs, load_exchange_pack, with_overrides

if TYPE_CHECKING:
    from manyuan.planner.kinds.exchange.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a call of ``manyuan plan exchange`` asks for."""

    folder: Path
    year: int | None
    scope: Scope
    group: str | None
    pack: str
    seconds: float
    seed: int | None
    settings: tuple[str, ...]
    out: Path | None


def problem_of(wanted: Wanted) -> Problem:
    """Read the exchange that is asked for."""
    pack = with_overrides(load_exchange_pack(wanted.pack), settings_of(wanted.settings))
    scope: Scope = "group" if wanted.group is not None else wanted.scope
    files = sound_files(wanted.folder, only={*NEEDED[scope], *OPTIONAL})
    year = SchoolYear.on(today()).start if wanted.year is None else wanted.year
    return read_problem(files.tables, year=year, scope=scope, pack=pack, group=wanted.group)


def _solve(problem: Problem, wanted: Wanted) -> "Plan":
    from manyuan.planner.kinds.exchange.solving import solve  # noqa: PLC0415 -- loads the solver

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
        click.echo(plan_text(problem, plan), err=True)
    return PLANNED


@click.command(
    "exchange",
    help=_(
        "安排一个学年的教师交流：在规则之内，先满足政策比例，再补各校师资的短缺，然后看志愿、路程和"
        "人数。读区县文件夹、压缩包或工作簿，不写数据库；方案是 JSON。"
    ),
)
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("--year", type=click.IntRange(1900, 2200), help=_("学年的起始年份；默认为本学年。"))
@click.option(
    "--scope",
    type=click.Choice(["group", "district"]),
    default="group",
    show_default=True,
    help=_("交流的范围：集团内，或全区。"),
)
@click.option("--group", metavar="CODE", help=_("只安排这一个集团。"))
@click.option(
    "--pack",
    type=click.Choice(exchange_packs()),
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
    "--set",
    "settings",
    metavar="CODE=VALUE",
    multiple=True,
    help=_("本区自定的规则值，例如 limits.lend=2；可以多次使用。"),
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("方案写到这个文件，覆盖已有的；默认写到标准输出。"),
)
def exchange(**options: Any) -> int:
    """Plan a year's teacher exchange."""
    wanted = Wanted(**options)
    if wanted.out is not None:
        prepare_output(wanted.out, wanted.folder)
    problem = problem_of(wanted)
    plan = _solve(problem, wanted)
    return deliver(problem, plan, wanted.out)
