import os
import signal
import sys
import threading

import click

from manyuan.cli import chores
from manyuan.cli.home import require_database, start_django
from manyuan.cli.language import gettext as _

LAST_WORDS = 20.0  # seconds to hand back what was at work


@click.command(
    help=_("运行后台计算：逐个完成排队的交流方案。serve 和 demo 会自动启动它，一般不需要单独运行。")
)
@click.option("--once", is_flag=True, help=_("算完现在排队的就结束。"))
@click.option("--beside", is_flag=True, hidden=True)
def work(*, once: bool, beside: bool) -> None:
    """Solve what waits in the queue, send what is due, and delete it when its day has come."""
    start_django()
    require_database()
    from manyuan.plans import jobs  # noqa: PLC0415 -- app ready

    quit_asked = threading.Event()
    _quit_on_signals(quit_asked)
    if beside:
        threading.Thread(target=_quit_with_parent, args=(quit_asked,), daemon=True).start()
    if once:
        chores.do_what_is_due()
        while jobs.work_once(quit_asked.is_set):
            pass
        chores.send_what_is_due()
        return
    if not beside:
        click.echo(_("后台计算已启动，按 Ctrl-C 停止。"))
    threading.Thread(target=chores.keep_doing, args=(quit_asked,), daemon=True).start()
    jobs.work(quit_asked)


def _quit_on_signals(quit_asked: threading.Event) -> None:
    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_given: quit_asked.set())


def _quit_with_parent(quit_asked: threading.Event) -> None:
    """Quit when the other end of standard input closes: however the server ended, it does."""
    sys.stdin.buffer.read()
    quit_asked.set()
    # A solver that does not listen must not outlive its server.
    threading.Timer(LAST_WORDS, os._exit, (1,)).start()
