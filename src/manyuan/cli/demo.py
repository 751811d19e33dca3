import os
import sys
import webbrowser
from collections.abc import Sequence

import click

from manyuan.cli.companion import worker_beside
from manyuan.cli.demo_home import DemoHome, DemoIsOutdated, SignIn, only_user, share
from manyuan.cli.home import home, migrate, start_django
from manyuan.cli.language import gettext as _
from manyuan.cli.ports import free_port
from manyuan.cli.server import Place, serve
from manyuan.cli.text_table import table

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@click.command(
    help=_("启动演示区县：虚构的学校、集团与数据，每种席位一个账号。Ctrl-C 停止，数据保留。")
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help=_("端口；被占用时用下一个，0 表示任意空闲端口。"),
)
@click.option("--host", default="127.0.0.1", show_default=True, help=_("监听的地址。"))
@click.option("--fresh", is_flag=True, help=_("删除演示数据，重新建立。"))
@click.option("--no-open", is_flag=True, help=_("不打开浏览器。"))
def demo(*, port: int, host: str, fresh: bool, no_open: bool) -> None:
    """Start the demo district."""
    demo_home = DemoHome(home() / "demo")
    with only_user(demo_home, or_raise=fresh) as lock:
        if fresh and demo_home.clear():
            _tell(_("已删除演示数据：{folder}").format(folder=demo_home.folder))
        sign_ins = stand_up(demo_home)
        share(lock)
        place = Place(host, free_port(host, port))
        if port not in {0, place.port}:
            _tell(_("端口 {port} 已被占用，改用 {free}。").format(port=port, free=place.port))
        if host not in LOOPBACK:
            os.environ["ALLOWED_HOSTS"] = "*"
        _serve(place, sign_ins, opens=not no_open and _has_screen())
    click.echo(_("演示已停止，数据保留在 {folder}。").format(folder=demo_home.folder))


def stand_up(demo_home: DemoHome) -> list[SignIn]:
    """Bring the demo's database up to date, load the district once, return the sign-ins."""
    if not demo_home.is_loaded and demo_home.clear():
        _tell(_("上次建立演示没有完成，重新开始。"))
    demo_home.use()
    if not demo_home.is_loaded:
        _tell(_("正在建立演示数据库…"))
    start_django()
    _migrate(is_old=demo_home.is_loaded)
    if not demo_home.is_loaded:
        from manyuan.cli.demo_district import load_demo  # noqa: PLC0415 -- app ready

        _tell(_("正在载入演示区县…"))
        demo_home.keep(load_demo())
    return demo_home.sign_ins()


def _migrate(*, is_old: bool) -> None:
    from django.db import DatabaseError  # noqa: PLC0415 -- slow
    from django.db.migrations.exceptions import (  # noqa: PLC0415 -- slow
        InconsistentMigrationHistory,
        NodeNotFoundError,
    )

    try:
        migrate()
    except (DatabaseError, InconsistentMigrationHistory, NodeNotFoundError) as problem:
        if is_old:
            raise DemoIsOutdated from problem
        raise


def _serve(place: Place, sign_ins: Sequence[SignIn], *, opens: bool) -> None:
    from django.db import connections  # noqa: PLC0415 -- app ready

    from manyuan.cli.demo_door import make_key  # noqa: PLC0415 -- app ready

    opened = place.address + make_key(sign_ins[0].username).lstrip("/") if opens else ""
    connections.close_all()
    # The first answer comes in a thread of its own, where Django would speak Chinese again.
    welcome = _welcome(place, sign_ins)

    def announce() -> None:
        click.echo(welcome)
        if opened:
            webbrowser.open(opened)

    with worker_beside():
        serve(
            "manyuan.cli.demo_door:application_of_demo",
            place,
            workers=1,
            threads=4,
            on_answer=announce,
            factory=True,
        )


def _welcome(place: Place, sign_ins: Sequence[SignIn]) -> str:
    from manyuan.seats.enums import Role  # noqa: PLC0415 -- app ready

    headers = [_("角色"), _("单位"), _("姓名"), _("用户名"), _("密码")]
    rows = [
        [str(Role(one.role).label), one.unit, one.name, one.username, one.password]
        for one in sign_ins
    ]
    address = _("满园演示：{address}").format(address=place.address)
    return f"\n{address}\n\n{table(headers, rows)}\n\n{_('按 Ctrl-C 停止。')}"


def _has_screen() -> bool:
    """Say whether somebody sits here with a browser that has a window of its own."""
    windows = sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    return windows and sys.stdout.isatty()


def _tell(text: str) -> None:
    click.echo(text, err=True)
