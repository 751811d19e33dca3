"""Check a caravan plan against its district folder with code that the planner does not share.

    .venv/bin/python benchmarks/check_caravan.py FOLDER PLAN.json

The checker stands among the tests (``tests/planner/kinds/caravan/checker``), reads the folder and
the JSON with the standard library alone, and imports nothing of the product. It takes the pack as
shipped and knows neither pins nor bans. Exit code 0: sound; 1: every fault is printed, a line each.
"""

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Check the plan named on the command line."""
    parser = argparse.ArgumentParser(description="Check a caravan plan against its folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("plan", type=Path)
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT / "tests"))
    from planner.kinds.caravan.checker import check

    found = check(asked.folder, json.loads(asked.plan.read_text(encoding="utf-8")))
    for sentence in found:
        print(sentence)
    print(f"{len(found)} faults" if found else "sound")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
