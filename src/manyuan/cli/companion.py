"""The worker beside a web server: a process of its own that starts and ends with the server."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 10.0  # seconds for a worker to hand back what it is at
PAUSE = 5.0  # seconds before a worker that broke off is started anew


@contextmanager
def worker_beside(*, wanted: bool = True) -> Iterator[None]:
    """Run a worker while the block runs; one that breaks off is started anew."""
    if not wanted:
        yield
        return
    companion = Companion()
    companion.start()
    try:
        yield
    finally:
        companion.stop()


class Companion:
    """The worker's process and the thread that watches over it."""

    def __init__(self) -> None:
        self.ending = threading.Event()
        self.process = self._process()
        self.watch = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        """Begin to watch over the worker."""
        self.watch.start()

    def stop(self) -> None:
        """Let the worker hand back what it is at, and see it end."""
        self.ending.set()
        self._end(self.process)
        self.watch.join(PATIENCE)

    def _watch(self) -> None:
        while not self.ending.is_set():
            self.process.wait()
            self._end(self.process)
            if self.ending.wait(PAUSE):
                return
            self.process = self._process()
            if self.ending.is_set():
                self._end(self.process)

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        if process.stdin is not None:
            process.stdin.close()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _process(self) -> subprocess.Popen[bytes]:
        # Ctrl-C in the terminal is the server's; the worker ends when its standard input does,
        # which happens on every system and however the server ends.
        group = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
        return subprocess.Popen(
            [sys.executable, "-m", "manyuan", "work", "--beside"],
            stdin=subprocess.PIPE,
            creationflags=group,
            start_new_session=not group,
        )
