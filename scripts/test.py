"""Run all tests with everything that they need; see ``./manyuan test --help``."""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import browser
import postgres

ROOT = Path(__file__).resolve().parent.parent
# The developer's own settings must not decide whether a test passes.
FOREIGN = ("DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "BEHIND_HTTPS", "MANYUAN_LANG")


def main() -> int:
    """Return pytest's own exit code, or 1 when the tests cannot be run as asked."""
    chosen, rest = _arguments()
    for name in FOREIGN:
        os.environ.pop(name, None)
    _keep_compiled_code()
    if not chosen.no_journeys:
        try:
            os.environ["MANYUAN_BROWSER"] = browser.ensure()
        except browser.NoBrowserError as problem:
            print(problem, file=sys.stderr)
            return 1
    with tempfile.TemporaryDirectory(prefix="manyuan-test-") as home:
        os.environ["MANYUAN_HOME"] = home
        command = _pytest(chosen, rest)
        if not chosen.postgres:
            return subprocess.call(command, cwd=ROOT)
        postgres.stop_on_signals()
        try:
            with postgres.running() as url:
                os.environ["DATABASE_URL"] = url
                return subprocess.call(command, cwd=ROOT)
        except postgres.NoServerError as problem:
            print(problem, file=sys.stderr)
            return 1


def _keep_compiled_code() -> None:
    """Let the many processes of the tests not compile everything anew, nor litter the clone."""
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
        os.environ.setdefault("PYTHONPYCACHEPREFIX", str(ROOT / "var" / "compiled"))


def _arguments() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="./manyuan test",
        description="Run all tests, the journeys in a real browser included.",
        epilog="Anything else goes to pytest: paths, -k, -x, -n …",
    )
    parser.add_argument(
        "--postgres",
        action="store_true",
        help="on a PostgreSQL started for this run; of the journeys only the smoke journey",
    )
    parser.add_argument("--no-journeys", action="store_true", help="leave the browser out")
    return parser.parse_known_args()


def _pytest(chosen: argparse.Namespace, rest: list[str]) -> list[str]:
    # The inner loop skips migrations; the whole run also proves that they build the tables.
    command = [sys.executable, "-m", "pytest", "--migrations"]
    if chosen.no_journeys:
        command += ["-m", "not journey"]
    elif chosen.postgres:
        command += ["-m", "not journey or smoke"]
    if not rest:
        command += ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile"]
    return command + rest


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
