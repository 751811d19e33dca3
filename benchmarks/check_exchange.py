"""Check an exchange plan against its district folder with code that the planner does not share.

    .venv/bin/python benchmarks/check_exchange.py FOLDER PLAN.json [--year Y] [--pack P] [--group G]

The checker stands among the tests (``tests/planner/kinds/exchange/checker``), reads the folder
and the JSON with the standard library alone, and imports nothing of the product; this file only
makes it known by its path. Year, pack and group are taken from the plan where it names them.
Exit code 0: sound; 1: every fault is printed, a line each; 2: bad usage.
"""

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def faults(folder: Path, plan: Path, **asked: object) -> list[str]:
    """Return everything that is wrong with the plan; ``asked`` overrides what it says of itself."""
    sys.path.insert(0, str(ROOT / "tests"))
    from planner.kinds.exchange.checker import check

    document = json.loads(plan.read_text(encoding="utf-8"))
    own = {name: document[name] for name in ("year", "pack", "group") if name in document}
    given = {name: value for name, value in asked.items() if value is not None}
    return check(folder, document, **{**own, **given})


def main() -> int:
    """Check the plan named on the command line."""
    parser = argparse.ArgumentParser(description="Check an exchange plan against its folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("plan", type=Path)
    parser.add_argument("--year", type=int)
    parser.add_argument("--pack")
    parser.add_argument("--group")
    options = vars(parser.parse_args())
    found = faults(options.pop("folder"), options.pop("plan"), **options)
    for sentence in found:
        print(sentence)
    print(f"{len(found)} faults" if found else "sound")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
