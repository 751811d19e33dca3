"""Everything that can be checked without running the product.

Usage: ./manyuan check [lint] [types] [floors] [translations] [migrations] [locks]
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import locks

ROOT = Path(__file__).resolve().parent.parent
PYTHON = [sys.executable, "-m"]
CHECKS = {
    "types": [[*PYTHON, "mypy"]],
    "lint": [
        [*PYTHON, "ruff", "check", ".", "manyuan"],
        [*PYTHON, "ruff", "format", "--check", ".", "manyuan"],
    ],
    "floors": [
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    ],
    "translations": [[sys.executable, str(ROOT / "scripts" / "messages.py"), "--check"]],
    "migrations": [[*PYTHON, "django", "makemigrations", "--check", "--dry-run"]],
    "locks": [[sys.executable, locks.__file__]],
}


def main(names: list[str]) -> int:
    """Run the named checks, or all; return 1 when one of them has something to say."""
    if {"-h", "--help"} & {*names}:
        print(__doc__)
        return 0
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"No check called {unknown[0]}; there are {', '.join(CHECKS)}.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="manyuan-check-") as home:
        environment = {
            **os.environ,
            "MANYUAN_HOME": home,
            "DJANGO_SETTINGS_MODULE": "manyuan.config.settings",
        }
        with ThreadPoolExecutor(2) as pool:
            # Types take longest and come first, so that the others run beside them.
            wanted = names or list(CHECKS)
            results = list(pool.map(lambda name: _run(name, environment), wanted))
    return 0 if all(results) else 1


def _run(name: str, environment: dict[str, str]) -> bool:
    started = time.monotonic()
    output = "".join(_outputs(CHECKS[name], environment))
    seconds = time.monotonic() - started
    print(f"{output}{name}: {'FAILED' if output else 'ok'} ({seconds:.1f} s)", flush=True)
    return not output


def _outputs(commands: list[list[str]], environment: dict[str, str]) -> Iterator[str]:
    """Yield what the failing commands say."""
    for command in commands:
        done = subprocess.run(
            command,
            check=False,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode:
            yield done.stdout or f"{' '.join(command)} failed\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
