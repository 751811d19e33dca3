import os
import sys
from collections.abc import Callable

import click

import manyuan
from manyuan.cli import language
from manyuan.cli.language import gettext as _
from manyuan.cli.language import gettext_noop
from manyuan.cli.lazy import Entry, LazyGroup, UnknownCommand, show_commands
from manyuan.kernel.errors import ManyuanError, Refused

COMMANDS = {
    "demo": Entry("manyuan.cli.demo:demo", gettext_noop("启动演示区县，不需要任何准备")),
    "serve": Entry("manyuan.cli.serve:serve", gettext_noop("为本单位启动满园")),
    "work": Entry("manyuan.cli.work:work", gettext_noop("运行后台计算，serve 已自带一个")),
    "purge": Entry("manyuan.cli.purge:purge", gettext_noop("删除已到期的公开报名个人信息")),
    "upgrade": Entry("manyuan.cli.serve:upgrade", gettext_noop("建立数据库，或升级到当前版本")),
    "template": Entry("manyuan.cli.template:template", gettext_noop("写出空白工作簿")),
    "import": Entry(
        "manyuan.cli.import_district:import_command", gettext_noop("检查区县文件；--apply 写入")
    ),
    "export": Entry("manyuan.cli.export_district:export", gettext_noop("导出一个区县的全部数据")),
    "people": Entry("manyuan.cli.people:people", gettext_noop("按名单批量开通账号")),
    "balance": Entry(
        "manyuan.cli.balance:balance", gettext_noop("逐校判断优质均衡的资源配置指标，不写数据库")
    ),
    "impact": Entry(
        "manyuan.cli.impact:impact", gettext_noop("估计加入集团带来的变化，不写数据库")
    ),
    "plan": Entry(
        "manyuan.cli.plan:plan",
        gettext_noop("编制一个学年的方案：教师交流、集团布局、博士大篷车"),
    ),
    "generate": Entry("manyuan.cli.generate:generate", gettext_noop("写出一个合成的区县")),
}
CHECKOUT_COMMANDS = {
    "test": gettext_noop("运行全部测试；--postgres 在 PostgreSQL 上运行"),
    "check": gettext_noop("检查格式、类型、楼层、翻译与迁移；lint、types 只查一项"),
    "messages": gettext_noop("收集界面文字，更新译文"),
    "wheel": gettext_noop("打包，并在干净的环境里试用安装包"),
}
DONE, NO, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130


class Manyuan(LazyGroup):
    """The command ``manyuan``; in a clone it also names the launcher's own commands."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 -- click's
        """List what only a clone of the repository can do."""
        if os.environ.get("MANYUAN_CHECKOUT"):
            with formatter.section(_("开发命令")):
                formatter.write_dl([(name, _(text)) for name, text in CHECKOUT_COMMANDS.items()])


def _choose_language(_ctx: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value:
        language.choose(value)


def group() -> Manyuan:
    """Return the command with its help in the chosen language."""
    return Manyuan(
        entries=COMMANDS,
        name="manyuan",
        help=_("满园：管理一个区县的教育集团。"),
        no_args_is_help=False,
        invoke_without_command=True,
        callback=click.pass_context(show_commands),
        params=[
            click.Option(
                ["--lang"],
                type=click.Choice(["zh", "en"]),
                is_eager=True,
                expose_value=False,
                callback=_choose_language,
                help=_("输出语言：中文或英文。"),
            ),
            _version_option(),
        ],
    )


def _version_option() -> click.Option:
    def show(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 -- click's signature
        if wanted:
            click.echo(f"manyuan {manyuan.__version__}")
            ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=_("显示版本。"),
    )


def main(arguments: list[str] | None = None) -> None:
    """Run a command; end with 0 for done, 1 for an honest no, 2 for bad usage or data."""
    given = sys.argv[1:] if arguments is None else arguments
    if "--lang" in given[:-1]:
        _choose_language_early(given[given.index("--lang") + 1])
    sys.exit(exit_code(lambda: group().main(given, "manyuan", standalone_mode=False)))


def _choose_language_early(value: str) -> None:
    """Make ``--help --lang zh`` speak Chinese whichever of the two comes first."""
    if value in {"zh", "en"}:
        language.choose(value)


def exit_code(command: Callable[[], object]) -> int:
    """Run ``command`` and turn whatever the user can mend into one sentence and an exit code."""
    try:
        result = command()
        sys.stdout.flush()
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; Python must not complain while it closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NO
    except (ManyuanError, click.ClickException, OSError) as problem:
        return _explain(problem)
    except _database_errors() as problem:
        if _is_our_own_mistake(problem):
            raise
        return _say(
            _("数据库不能用：{problem}。请检查 DATABASE_URL，并运行 manyuan upgrade。"), problem
        )
    return result if isinstance(result, int) else DONE


def _explain(problem: Exception) -> int:
    match problem:
        case ManyuanError():
            click.echo(language.said(str(problem.sentence), problem.facts), err=True)
            return NO if isinstance(problem, Refused) else BAD_INPUT
        case click.UsageError():
            click.echo(_usage_sentence(problem), err=True)
        case click.ClickException():
            click.echo(problem.format_message(), err=True)
        case OSError(filename=str(path)):
            click.echo(f"{path}: {problem.strerror}", err=True)
        case _:
            click.echo(str(problem), err=True)
    return BAD_INPUT


def _usage_sentence(problem: click.UsageError) -> str:
    match problem:
        case UnknownCommand():
            text = problem.message
        case click.NoSuchOption():
            text = _("没有选项 {name}。").format(name=problem.option_name)
        case click.MissingParameter(param=click.Parameter() as missing):
            text = _("缺少 {name}。").format(
                name=missing.make_metavar(problem.ctx or _no_context())
            )
        case click.BadParameter(param=click.Parameter() as wrong):
            name = wrong.opts[0] if isinstance(wrong, click.Option) else wrong.human_readable_name
            text = _("{name} 的值不能用：{problem}").format(name=name, problem=_why(wrong, problem))
        case click.BadOptionUsage():
            text = _("选项 {name} 缺少值，或不应有值。").format(name=problem.option_name)
        case _:
            text = _("命令的写法不对：{problem}。").format(problem=problem.message.rstrip(".。"))
    if problem.ctx is not None and problem.ctx.command_path:
        usage = _("用法见 {command} --help。").format(command=problem.ctx.command_path)
        text += usage if language.chosen() == "zh" else f" {usage}"
    return text


def _why(wrong: click.Parameter, problem: click.BadParameter) -> str:
    match wrong.type:
        case click.IntRange(min=low, max=high):
            return _("应为 {low} 至 {high} 的整数。").format(low=low, high=high)
        case click.types.IntParamType():
            return _("应为整数。")
        case click.FloatRange(min=low, max=high):
            return _("应为 {low} 至 {high} 的数。").format(low=low, high=high)
        case click.Choice(choices=choices):
            return _("只能是 {choices}。").format(choices=" / ".join(map(str, choices)))
        case click.Path(exists=True):
            return _("没有这个文件或文件夹，或不是所要的那一种。")
        case _:
            return problem.message


def _no_context() -> click.Context:
    return click.Context(click.Command("manyuan"))


def _database_errors() -> tuple[type[Exception], ...]:
    """Return the database's errors, if a command has loaded Django at all."""
    django_db = sys.modules.get("django.db")
    return (django_db.DatabaseError,) if django_db else ()


def _is_our_own_mistake(problem: Exception) -> bool:
    """Say whether the database refused a value, which no setting of the user's can cause."""
    django_db = sys.modules["django.db"]
    return isinstance(problem, django_db.IntegrityError | django_db.DataError)


def _say(text: str, problem: Exception) -> int:
    first_line = str(problem).partition("\n")[0].rstrip(".。")
    click.echo(text.format(problem=first_line), err=True)
    return BAD_INPUT
