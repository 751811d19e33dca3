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
from manyuan.cli.plan_grouping_text import grouping_text
from manyuan.cli.plan_progress import ProgressLine, StopOnInterrupt
from manyuan.cli.plan_text import no_plan_text
from manyuan.cli.sound_files import sound_files
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.planner.kinds.grouping.document import document
from manyuan.planner.kinds.grouping.problem import Problem
from manyuan.planner.kinds.grouping.reading import NEEDED, OPTIONAL, read_problem
from manyuan.rules.grouping import (
    NATIONAL,
    grouping_packs,
    load_grouping_pack,
    with_grouping_overrides,
)

if TYPE_CHECKING:
    from manyuan.planner.kinds.grouping.plan import CurvePoint, Plan

CURVE_SHARE = 0.25  # of the seconds, for the curve; the rest is the plan's
TRAVEL_RULE = "limits.travel_minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a call of ``manyuan plan grouping`` asks for."""

    folder: Path
    groups: int | None
    leads: tuple[str, ...]
    release: tuple[str, ...]
    max_minutes: int | None
    year: int | None
    pack: str
    seconds: float
    seed: int | None
    settings: tuple[str, ...]
    out: Path | None


def problem_of(wanted: Wanted) -> Problem:
    """Read the formation of groups that is asked for."""
    settings = settings_of(wanted.settings)
    if wanted.max_minutes is not None:
        settings[TRAVEL_RULE] = str(wanted.max_minutes)
    pack = with_grouping_overrides(load_grouping_pack(wanted.pack), settings)
    files = sound_files(wanted.folder, only={*NEEDED, *OPTIONAL})
    return read_problem(
        files.tables,
        year=SchoolYear.on(today()).start if wanted.year is None else wanted.year,
        pack=pack,
        groups=wanted.groups,
        leads=_codes(wanted.leads),
        release=_codes(wanted.release),
    )


def _codes(texts: tuple[str, ...]) -> list[str]:
    """Return the codes of an option that may be given several times or hold several."""
    parts = (part.strip() for text in texts for part in text.replace(",", ";").split(";"))
    return [part for part in parts if part]


def _solve(problem: Problem, wanted: Wanted) -> "tuple[Plan, tuple[CurvePoint, ...]]":
    from manyuan.planner.kinds.grouping.curve import (  # noqa: PLC0415 -- loads the solver
        curve,
        numbers_about,
    )
    from manyuan.planner.kinds.grouping.solving import solve  # noqa: PLC0415 -- loads the solver

    line, seconds = ProgressLine(), wanted.seconds * (1 - CURVE_SHARE)
    with StopOnInterrupt() as stop:
        try:
            plan = solve(problem, seconds=seconds, seed=wanted.seed, progress=line, stop=stop)
            if plan.status == "infeasible":
                return plan, ()
            points = curve(
                problem,
                numbers_about(problem),
                seconds=wanted.seconds * CURVE_SHARE,
                seed=wanted.seed,
                stop=stop,
            )
            return plan, points
        finally:
            line.close()


@click.command(
    "grouping",
    help=_(
        "规划集团布局：哪些学校加入哪个牵头校，在哪里培育新集团。先覆盖尽量多的学校和学生，再缩短路程，"
        "再平衡各集团，最后少改变现状。读区县文件夹、压缩包或工作簿，不写数据库；方案是 JSON。"
    ),
)
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--groups", type=click.IntRange(1, 9_999), help=_("最多几个集团，含现有的；默认为现有的个数。")
)
@click.option(
    "--leads",
    metavar="CODES",
    multiple=True,
    help=_(
        "可以牵头的学校：学校代码或办学类型，以逗号分隔；默认为龙头校和强校。现有牵头校总在其列。"
    ),
)
@click.option(
    "--release",
    metavar="CODES",
    multiple=True,
    help=_("释放的现有成员：学校代码或集团代码，以逗号分隔；all 为全部。其余成员保留在原集团。"),
)
@click.option(
    "--max-minutes", type=click.IntRange(0, 600), help=_("成员校到牵头校单程最多几分钟。")
)
@click.option("--year", type=click.IntRange(1900, 2200), help=_("学年的起始年份；默认为本学年。"))
@click.option(
    "--pack",
    type=click.Choice(grouping_packs()),
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
    help=_("本区自定的规则值，例如 size.campuses=12；可以多次使用。"),
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("方案写到这个文件，覆盖已有的；默认写到标准输出。"),
)
def grouping(**options: Any) -> int:
    """Plan which schools join which lead."""
    wanted = Wanted(**options)
    if wanted.out is not None:
        prepare_output(wanted.out, wanted.folder)
    problem = problem_of(wanted)
    plan, points = _solve(problem, wanted)
    written = document(problem, plan, points)
    text = json.dumps(written, ensure_ascii=False, indent=2, allow_nan=False)
    if wanted.out is None:
        click.echo(text)
    else:
        wanted.out.write_text(text + "\n", encoding="utf-8")
    if plan.status == "infeasible":
        click.echo(no_plan_text(plan.conflicts), err=True)
        return NO_PLAN
    if wanted.out is not None:
        click.echo(grouping_text(problem, plan, points), err=True)
    return PLANNED
