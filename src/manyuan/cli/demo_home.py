"""The demo's own folder: its database, its accounts, and who is using it."""

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO
from urllib.parse import quote

from manyuan.kernel.errors import NotPossible

# The demo is not the installation whose settings this shell may hold.
FOREIGN_SETTINGS = (
    "DJANGO_SETTINGS_MODULE",
    "SECRET_KEY",
    "BEHIND_HTTPS",
    "CSRF_TRUSTED_ORIGINS",
    "PROXY_COUNT",
)
LOCK = "in_use"
DATABASE = "db.sqlite3"


class DemoIsRunning(NotPossible):
    """The demo's data cannot be removed under a running server."""

    code = "demo_is_running"
    sentence = "演示正在另一个窗口运行。请先在那里按 Ctrl-C 停止，再用 --fresh 重建。"


class DemoIsOutdated(NotPossible):
    """The demo's database was made by a version whose migrations this one does not know."""

    code = "demo_is_outdated"
    sentence = "演示数据来自满园的另一个版本，无法升级。请用 manyuan demo --fresh 重建演示。"


@dataclass(frozen=True, slots=True)
class SignIn:
    """One seat of the demo with the name and password that open it."""

    role: str
    unit: str
    name: str
    username: str
    password: str


@dataclass(frozen=True, slots=True)
class DemoHome:
    """The folder of the demo."""

    folder: Path

    @property
    def accounts(self) -> Path:
        """Return the file of the sign-ins; it is written last and so says that all is loaded."""
        return self.folder / "accounts.json"

    @property
    def is_loaded(self) -> bool:
        """Say whether the demo district was loaded to its end."""
        return self.accounts.exists()

    def use(self) -> None:
        """Point this process, and the servers that it starts, at the demo's own database."""
        for name in FOREIGN_SETTINGS:
            os.environ.pop(name, None)
        os.environ["MANYUAN_HOME"] = str(self.folder)
        os.environ["DATABASE_URL"] = f"sqlite:///{quote(str(self.folder / DATABASE))}"

    def clear(self) -> bool:
        """Remove everything but the lock; say whether there was anything."""
        things = [path for path in self.folder.iterdir() if path.name != LOCK]
        for path in things:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        return bool(things)

    def sign_ins(self) -> list[SignIn]:
        """Return the demo's seats."""
        return [SignIn(**entry) for entry in json.loads(self.accounts.read_text("utf-8"))]

    def keep(self, sign_ins: Sequence[SignIn]) -> None:
        """Keep the sign-ins for later starts, readable by their owner only."""
        fresh = self.accounts.with_suffix(".new")
        with os.fdopen(os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
            json.dump([asdict(one) for one in sign_ins], file, ensure_ascii=True, indent=1)
        fresh.replace(self.accounts)


@contextmanager
def only_user(home: DemoHome, *, or_raise: bool) -> Iterator[IO[bytes]]:
    """Hold the folder; its first user has it alone until ``share``, later ones wait for that."""
    home.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (home.folder / LOCK).open("ab") as lock:
        if not _flock(lock, alone=True, wait=False):
            if or_raise:
                raise DemoIsRunning
            _flock(lock, alone=False, wait=True)
        yield lock


def share(lock: IO[bytes]) -> None:
    """Let further servers use the demo that now stands."""
    _flock(lock, alone=False, wait=True)


def _flock(lock: IO[bytes], *, alone: bool, wait: bool) -> bool:
    try:
        import fcntl  # noqa: PLC0415 -- optional: Windows has none, and there one demo is enough
    except ImportError:
        return True
    how = (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | (0 if wait else fcntl.LOCK_NB)
    try:
        fcntl.flock(lock.fileno(), how)
    except BlockingIOError:
        return False
    return True
