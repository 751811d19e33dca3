import os

import click

from manyuan.cli.companion import worker_beside
from manyuan.cli.home import home, is_current, migrate, require_database, start_django
from manyuan.cli.language import gettext as _
from manyuan.cli.ports import is_free
from manyuan.cli.server import Place
from manyuan.cli.server import serve as run_server
from manyuan.kernel.errors import BadInput


class PortTaken(BadInput):
    """A real installation has one address: another port would be a surprise, not a help."""

    code = "port_taken"
    sentence = (
        "{host} 的端口 {port} 不能用：已被占用，或本机没有这个地址。"
        "请停止占用它的程序，或用 --port、--host 另选。"
    )


@click.command(
    help=_(
        "为本单位启动满园。数据库由 DATABASE_URL 指定，可访问的域名由 ALLOWED_HOSTS 指定，"
        "经 HTTPS 代理访问时设 BEHIND_HTTPS=1。"
    )
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help=_("端口。")
)
@click.option("--host", default="127.0.0.1", show_default=True, help=_("监听的地址。"))
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=lambda: os.cpu_count() or 1,
    help=_("进程数；默认与处理器核数相同。"),
)
@click.option(
    "--threads",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    help=_("每个进程的线程数。"),
)
@click.option(
    "--worker/--no-worker",
    default=True,
    show_default=True,
    help=_("同时运行后台计算；另有机器运行 manyuan work 时可以关闭。"),
)
def serve(*, port: int, host: str, workers: int, threads: int, worker: bool) -> None:
    """Serve a real installation."""
    start_django()
    require_database()
    if not is_free(host, port):
        raise PortTaken(host=host, port=port)
    _close_connections()
    place = Place(host, port)
    with worker_beside(wanted=worker):
        run_server(
            "manyuan.config.wsgi:application",
            place,
            workers=workers,
            threads=threads,
            on_answer=lambda: click.echo(_("满园：{address}").format(address=place.address)),
        )


@click.command(help=_("建立数据库，或把它升级到当前版本；已是当前版本时什么也不做。"))
def upgrade() -> None:
    """Bring the database to this version."""
    # SQLite makes its file, but not the folder for it.
    home().mkdir(parents=True, exist_ok=True)
    start_django()
    if is_current():
        click.echo(_("数据库已是当前版本。"))
        return
    migrate()
    click.echo(_("数据库已升级到当前版本。"))


def _close_connections() -> None:
    from django.db import connections  # noqa: PLC0415 -- app ready

    connections.close_all()
