"""The product's own environment: made once from the lock files, repaired when a start was cut off.

Only the standard library: this runs before anything is installed.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LEVELS = {
    "run": ("requirements.lock",),
    # The development lock holds every package of the other one.
    "develop": ("requirements-dev.lock", "requirements.lock"),
}
SAYINGS = {
    "create": (
        "正在建立运行环境（只有第一次需要）…",
        "Making the environment (first start only) …",
    ),
    "repair": (
        "上次安装没有完成，正在重建运行环境…",
        "The last installation was cut off; starting over …",
    ),
    "install": ("正在按 {lock} 安装依赖…", "Installing what {lock} lists …"),
    "slower": (
        "uv 不可用，改用 pip（较慢）…",
        "uv cannot be used; installing with pip, which is slower …",
    ),
    "wait": (
        "另一个窗口正在准备运行环境，等待中…",
        "Another start is preparing the environment; waiting …",
    ),
    "done": (
        "运行环境就绪，用时 {seconds:.0f} 秒。",
        "The environment is ready after {seconds:.0f} s.",
    ),
    "failed": (
        "依赖没有装成。请检查网络或 pip 的镜像设置，然后再运行一次。",
        "The packages could not be installed. Check the network or pip's index, then run it again.",
    ),
    "no_venv": (
        "这个 Python 建不了运行环境。Debian 上请先执行 apt-get install python3-venv。",
        "This Python cannot make an environment. On Debian run apt-get install python3-venv.",
    ),
}


class CannotPrepareError(Exception):
    """The environment cannot be made; the message is the sentence for the user."""


def saying(key: str, **facts: object) -> str:
    """Return a sentence in the language of the terminal."""
    language = os.environ.get("MANYUAN_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG")
    return SAYINGS[key][0 if (language or "").startswith("zh") else 1].format(**facts)


def say(key: str, **facts: object) -> None:
    """Tell progress on the error stream, so that output can still be piped."""
    sys.stderr.write(saying(key, **facts) + "\n")
    sys.stderr.flush()


def python_of(venv: Path) -> Path:
    """Return the environment's interpreter."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp_for(root: Path, level: str) -> dict[str, object]:
    """Return what a ready environment remembers: its interpreter and the lock files it holds."""
    locks = {name: hashlib.sha256((root / name).read_bytes()).hexdigest() for name in LEVELS[level]}
    return {"python": os.path.realpath(python_of(root / ".venv")), "locks": locks}


def is_ready(root: Path, level: str) -> bool:
    """Return whether the environment holds the level's lock files and its interpreter stands."""
    try:
        stored = json.loads((root / ".venv" / "manyuan-stamp.json").read_text("utf-8"))
        wanted = stamp_for(root, level)
        return (
            python_of(root / ".venv").exists()
            and stored["python"] == wanted["python"]
            and wanted["locks"].items() <= stored["locks"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def prepare(root: Path, level: str) -> Path:
    """Return the interpreter of an environment that holds the level, making what is missing."""
    if not is_ready(root, level):
        with _only_one(root / "var" / "environment.lock"):
            if not is_ready(root, level):
                _make(root, level)
    return python_of(root / ".venv")


def _make(root: Path, level: str) -> None:
    started = time.monotonic()
    venv = root / ".venv"
    unfinished = venv / "manyuan-installing"
    if unfinished.exists() or not _works(python_of(venv)):
        say("repair" if unfinished.exists() else "create")
        if not _succeeds([sys.executable, "-m", "venv", "--clear", "--without-pip", str(venv)]):
            raise CannotPrepareError(saying("no_venv"))
    stamp = venv / "manyuan-stamp.json"
    stamp.unlink(missing_ok=True)
    unfinished.touch()
    lock = LEVELS[level][0]
    say("install", lock=lock)
    installed = install(venv, root / lock, root / "scripts" / "uv.lock.txt")
    # A cut-off run never gets here; one that failed by itself left whole packages behind.
    unfinished.unlink()
    if not installed:
        raise CannotPrepareError(saying("failed"))
    fresh = venv / "manyuan-stamp.new"
    fresh.write_text(json.dumps(stamp_for(root, level), indent=1), "utf-8")
    fresh.replace(stamp)
    say("done", seconds=time.monotonic() - started)


def _works(python: Path) -> bool:
    check = "import sys, encodings; sys.exit(sys.version_info < (3, 11))"
    return _succeeds([str(python), "-c", check], quiet=True)


def install(venv: Path, lock: Path, uv_lock: Path) -> bool:
    """Install what ``lock`` lists, with uv when it can be had; say whether that worked."""
    python = python_of(venv)
    pip = pip_for(python)
    uv = _uv(python, pip, uv_lock)
    if uv is not None:
        command = [uv, "pip", "install", "--quiet", "--python", str(python)]
        command += ["--require-hashes", "-r", str(lock)]
        if _succeeds(command, quiet=True, settings=_uv_settings(pip, venv)):
            return True
    say("slower")
    return _succeeds([*pip, "install", "--quiet", "--require-hashes", "-r", str(lock)])


def pip_for(python: Path) -> list[str]:
    """Return pip for the environment: its own, or the outer one, which spares installing it."""
    if _succeeds([str(python), "-m", "pip", "--version"], quiet=True):
        return [str(python), "-m", "pip"]
    outer = [sys.executable, "-m", "pip", "--python", str(python)]
    if _succeeds([*outer, "--version"], quiet=True):
        return outer
    if _succeeds([str(python), "-m", "ensurepip"], quiet=True):
        return [str(python), "-m", "pip"]
    raise CannotPrepareError(saying("no_venv"))


def _uv(python: Path, pip: list[str], uv_lock: Path) -> str | None:
    """Return a uv that runs: the machine's, the environment's, or one that pip fetches now."""
    own = str(python.with_name("uv"))
    for candidate in (shutil.which("uv"), own):
        if candidate and _succeeds([candidate, "--version"], quiet=True):
            return candidate
    fetch = [*pip, "install", "--quiet", "--require-hashes", "-r", str(uv_lock)]
    fetched = _succeeds(fetch, quiet=True)
    return own if fetched and _succeeds([own, "--version"], quiet=True) else None


def _uv_settings(pip: list[str], venv: Path) -> dict[str, str]:
    """Return the settings with which uv asks the same indexes as the user's pip."""
    names = {
        "index-url": "UV_DEFAULT_INDEX",
        "extra-index-url": "UV_INDEX",
        "find-links": "UV_FIND_LINKS",
        "cert": "SSL_CERT_FILE",
        "trusted-host": "UV_INSECURE_HOST",
    }
    listing = subprocess.run([*pip, "config", "list"], check=False, capture_output=True, text=True)
    # The lock file's hashes name the very files, so any index of the user's may serve them.
    settings = {"UV_LINK_MODE": "copy", "UV_INDEX_STRATEGY": "unsafe-best-match"}
    for line in listing.stdout.splitlines():
        key, _, value = line.partition("=")
        name = names.get(key.rpartition(".")[2])
        if name and name not in os.environ:
            separator = "," if name == "UV_FIND_LINKS" else " "
            settings[name] = separator.join(value.strip("'\"").replace("\\n", " ").split())
    if not os.access(Path.home(), os.W_OK):
        settings["UV_CACHE_DIR"] = str(venv / "uv-cache")
    return settings


def _succeeds(
    command: list[str], *, quiet: bool = False, settings: dict[str, str] | None = None
) -> bool:
    output = subprocess.DEVNULL if quiet else 2
    try:
        return not subprocess.call(
            command, stdout=output, stderr=output, env={**os.environ, **(settings or {})}
        )
    except OSError:
        return False


@contextmanager
def _only_one(path: Path) -> Iterator[None]:
    """Hold a lock that the system releases when this process ends, however it ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        if not _locked(file.fileno()):
            say("wait")
            while not _locked(file.fileno()):
                time.sleep(0.2)
        yield


def _locked(number: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415 -- exists on one system only

            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 -- exists on one system only

            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
