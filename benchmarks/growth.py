"""Value added on the examination data of 65 London schools, against the published fit.

Usage: .venv/bin/python benchmarks/growth.py FILE

FILE is the data set Exam of mlmRev as a CSV with the columns school, standLRT and normexam. The
published numbers are those of the maximum-likelihood fit normexam ~ standLRT + (1 | school)
(Goldstein et al. 1993; mlmRev, lme4). The exit code is 1 when one differs by more than its last
published digit.
"""

import csv
import sys
import time
from pathlib import Path

from manyuan.measures.growth import PupilRow, value_added_of

# Published value, and the half of its last digit.
PUBLISHED = {"slope": 0.5634, "between": 0.0921, "within": 0.5657}
HALF_A_DIGIT = 0.00005


def main(arguments: list[str]) -> int:
    """Fit the file and print each number beside the published one."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    started = time.perf_counter()
    rows = pupils(Path(arguments[0]))
    read = time.perf_counter()
    found = value_added_of(rows)
    done = time.perf_counter()
    print(f"{found.pupils} pupils, {len(found.schools)} schools")
    print(f"read {read - started:.3f} s, fitted {done - read:.3f} s")
    print(f"{'':10}{'published':>12}{'found':>12}{'difference':>13}{'ratio':>9}")
    for name, published in PUBLISHED.items():
        value = getattr(found.fit, name)
        print(
            f"{name:10}{published:12.4f}{value:12.6f}{value - published:+13.6f}"
            f"{value / published:9.5f}"
        )
    told = [school for school in found.schools if school.value is not None]
    print(f"log likelihood {found.fit.log_likelihood:.4f}, slope error {found.fit.slope_error:.5f}")
    print(f"{len(told)} schools told, {len(found.schools) - len(told)} with fewer than 30 pupils")
    off = [n for n, p in PUBLISHED.items() if abs(getattr(found.fit, n) - p) > HALF_A_DIGIT]
    print("differs: " + ", ".join(off) if off else "every number is the published one")
    return 1 if off else 0


def pupils(path: Path) -> list[PupilRow]:
    """Read the rows of the data set."""
    with path.open(encoding="utf-8") as file:
        return [
            PupilRow(
                school=row["school"], entry=float(row["standLRT"]), outcome=float(row["normexam"])
            )
            for row in csv.DictReader(file)
        ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
