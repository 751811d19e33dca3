"""What ``./manyuan`` does: prepare the environment, then become the command in it."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import environment

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = {
    "test": ["test.py"],
    "check": ["check.py"],
    "lint": ["check.py", "lint"],
    "types": ["check.py", "types"],
    "messages": ["messages.py"],
    "wheel": ["wheel_smoke.py"],
}


def main(arguments: Sequence[str]) -> None:
    """Replace this process by the command, so that signals and exit codes are its own."""
    script = SCRIPTS.get(arguments[0]) if arguments else None
    try:
        python = environment.prepare(ROOT, "develop" if script else "run")
    except environment.CannotPrepareError as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        sys.exit(130)
    if script:
        name, *options = script
        _become(python, [str(ROOT / "scripts" / name), *options, *arguments[1:]])
    else:
        _become(python, ["-m", "manyuan", *arguments])


def _become(python: Path, arguments: list[str]) -> None:
    paths = [str(ROOT / "src"), os.environ.get("PYTHONPATH")]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    os.environ.setdefault("MANYUAN_HOME", str(ROOT / "var"))
    os.environ["MANYUAN_CHECKOUT"] = str(ROOT)
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(python, [str(python), *arguments])  # noqa: S606 -- no shell is the point
    try:
        sys.exit(subprocess.call([str(python), *arguments]))
    except KeyboardInterrupt:
        sys.exit(130)
