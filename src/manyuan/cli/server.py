"""The web server, started from Python and stopped by Ctrl-C."""

import http.client
import importlib
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from manyuan.kernel.errors import NotPossible

PATIENCE = 120  # seconds for the first answer, on the slowest machine we know


class ServerDidNotStart(NotPossible):
    """The server ended before it answered."""

    code = "server_did_not_start"
    sentence = "服务器没有启动成功，原因见上面的几行。"


class ServerBrokeOff(NotPossible):
    """The server ended by itself after it had answered."""

    code = "server_broke_off"
    sentence = "服务器意外停止，原因见上面的几行。数据没有丢失，可以重新启动。"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server listens."""

    host: str
    port: int

    @property
    def address(self) -> str:
        """Return the address that a browser on this machine opens."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104 -- compared, not bound
        return f"http://[{host}]:{self.port}/" if ":" in host else f"http://{host}:{self.port}/"


def serve(
    target: str,
    place: Place,
    *,
    workers: int,
    threads: int,
    on_answer: Callable[[], None],
    factory: bool = False,
) -> None:
    """Serve until Ctrl-C or a stop signal; call ``on_answer`` once the first page has come."""
    from granian import Granian  # noqa: PLC0415 -- slow
    from granian.constants import Interfaces  # noqa: PLC0415 -- slow
    from granian.log import LogLevels  # noqa: PLC0415 -- slow

    server = Granian(
        target,
        place.host,
        place.port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        log_level=LogLevels.warning,
        workers_kill_timeout=5,
    )
    server.on_startup(_stop_with_terminal())
    # A forked worker would inherit the table engine's threads as locks that nobody opens.
    multiprocessing.set_start_method("spawn", force=True)
    first = FirstAnswer(place, on_answer)
    threading.Thread(target=first.wait, daemon=True).start()
    failed = False
    try:
        server.serve(target_loader=partial(_load, factory=factory))
    except SystemExit as ended:
        failed = bool(ended.code)
    if first.is_bad or failed:
        raise ServerDidNotStart if not first.is_good else ServerBrokeOff


def _stop_with_terminal() -> Callable[[], None]:
    """Return what makes a closed terminal stop the server, which else starts its workers anew."""
    if os.name != "posix" or signal.getsignal(signal.SIGHUP) == signal.SIG_IGN:
        return lambda: None
    stop = partial(os.kill, os.getpid(), signal.SIGINT)

    def install() -> None:
        signal.signal(signal.SIGHUP, lambda *_: stop())

    return install


def _load(target: str, *, factory: bool) -> Any:  # noqa: ANN401 -- a WSGI application
    """Return the application, in a worker that leaves Ctrl-C to the process which started it."""
    if os.name == "posix":
        # Two signals at once, one from the terminal and one from the parent, can lock a worker.
        os.setpgrp()
        threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    module, _colon, name = target.partition(":")
    found = getattr(importlib.import_module(module), name)
    return found() if factory else found


def _end_with_parent(parent: int) -> None:
    """End a worker whose parent was killed: it would hold the port for nobody."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


class FirstAnswer:
    """Asks for the first page until it comes, so that the address is printed when it works."""

    def __init__(self, place: Place, on_answer: Callable[[], None]) -> None:
        self.place = place
        self.on_answer = on_answer
        self.status = 0

    @property
    def is_good(self) -> bool:
        """Say whether a page has come."""
        return 0 < self.status < 500

    @property
    def is_bad(self) -> bool:
        """Say whether the server answered that it is broken."""
        return self.status >= 500

    def wait(self) -> None:
        """Announce the first page; stop the server when it is broken or too slow."""
        until = time.monotonic() + PATIENCE
        while not self.status and time.monotonic() < until:
            self.status = self._asked()
            time.sleep(0 if self.status else 0.05)
        if self.is_good:
            self.on_answer()
        else:
            self.status = self.status or 599
            os.kill(os.getpid(), signal.SIGINT)

    def _asked(self) -> int:
        host = urlsplit(self.place.address).hostname or self.place.host
        connection = http.client.HTTPConnection(host, self.place.port, timeout=30)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()
