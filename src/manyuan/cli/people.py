from pathlib import Path

import click

from manyuan.cli.home import require_database, start_django
from manyuan.cli.language import gettext as _
from manyuan.cli.language import gettext_noop
from manyuan.cli.lazy import Entry, LazyGroup, show_commands
from manyuan.kernel.errors import BadInput


class PasswordFileNeeded(BadInput):
    """Passwords that nobody can read afterwards must go somewhere."""

    code = "password_file_needed"
    sentence = "开通账号须用 --out 指定密码表的文件，例如 --out passwords.xlsx。"


class PasswordFileExists(BadInput):
    """A file that is there is never written over with passwords."""

    code = "password_file_exists"
    sentence = "文件 {path} 已存在，请换一个文件名，以免覆盖。"


@click.command("import", help=_("核对人员名单（.xlsx、.csv）；--apply 开通账号。"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--district", metavar="CODE", help=_("区县代码；只有一个区县时可省略。"))
@click.option("--as", "user", metavar="USER", help=_("以此人的席位办理；默认以命令行办理。"))
@click.option("--apply", is_flag=True, help=_("核对无误后开通。"))
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help=_("密码表写到这个 .xlsx 文件。")
)
def import_command(
    *, file: Path, district: str | None, user: str | None, apply: bool, out: Path | None
) -> int:
    """Check a list of people; open their accounts when asked to."""
    if apply and out is None:
        raise PasswordFileNeeded
    if out is not None and out.exists():
        raise PasswordFileExists(path=out)
    start_django()
    require_database()
    from manyuan.cli.people_run import run_people  # noqa: PLC0415 -- app ready

    done = run_people(file, district=district, user=user, out=out if apply else None)
    for line in done.problems:
        click.echo(line, err=True)
    click.echo(done.summary)
    return 1 if done.problems else 0


people = LazyGroup(
    entries={
        "import": Entry(
            "manyuan.cli.people:import_command",
            gettext_noop("核对人员名单（.xlsx、.csv）；--apply 开通账号。"),
        )
    },
    name="people",
    help=_("批量开通账号。"),
    no_args_is_help=False,
    invoke_without_command=True,
    callback=click.pass_context(show_commands),
)
