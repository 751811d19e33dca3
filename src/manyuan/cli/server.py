"""The web server, started from Python and stopped by Ctrl-C."""

import http.client
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from manyuan.kernel.errors import NotPossible

PATIENCE = 120  # seconds for the first answer, on the slowest machine we know


class ServerDidNotStart(NotPossible):
    """The server ended before it answered."""

    code = "server_did_not_start"
    sentence = "服务器没有启动成功，原因见上面的几行。"


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
        factory=factory,
    )
    answered = threading.Event()
    watcher = threading.Thread(target=_wait, args=(place, answered, on_answer), daemon=True)
    watcher.start()
    try:
        server.serve()
    except SystemExit as ended:
        if ended.code and not answered.is_set():
            raise ServerDidNotStart from ended
        if ended.code:
            raise


def _wait(place: Place, answered: threading.Event, on_answer: Callable[[], None]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if _answers(place):
            answered.set()
            on_answer()
            return
        time.sleep(0.05)


def _answers(place: Place) -> bool:
    host = place.address.removeprefix("http://").rpartition(":")[0].strip("[]")
    connection = http.client.HTTPConnection(host, place.port, timeout=30)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
