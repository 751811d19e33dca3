"""How well and how fast groups are formed, on the p-median problems of the OR-Library.

    .venv/bin/python benchmarks/grouping.py FOLDER [--only NAME] [--seconds S] [--seed K]

FOLDER holds ``pmed*.txt`` (edges of a graph) with their ``optimal.csv``, or ``pmedcap*.txt``
(places with a demand), whose first line holds the best known value. Each becomes a ``Problem`` of
the product: every node a school that may lead, the minutes between them the distances, at most p
groups, the demand the pupils and the capacity their cap. Prints a CSV line for each, with a peer
in the same run: Teitz and Bart's interchange, written without the product. What the columns mean:
docs/reference/planner-benchmark.md. The exit code is 1 where an assignment is not what it says.
"""

import argparse
import csv
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from peers.teitz_bart import teitz_bart  # noqa: E402

from manyuan.planner.kinds.grouping.plan import Plan  # noqa: E402
from manyuan.planner.kinds.grouping.problem import Problem, School  # noqa: E402
from manyuan.planner.kinds.grouping.solving import solve  # noqa: E402
from manyuan.rules.grouping import load_grouping_pack  # noqa: E402

COLUMNS = (
    *("instance", "size", "value", "best_known", "gap_percent", "cpu_seconds", "peer_value"),
    *("bound", "status", "peer_cpu_seconds"),
)
PEER_SECONDS = 15.0
WALL = 3  # on a busy machine, up to so many seconds by the clock for one of the processor
RESERVE = 4.5  # processor seconds, at most half of all, in which what was begun can end
Matrix = list[list[float]]


@dataclass(frozen=True, slots=True)
class Instance:
    """A p-median problem: distances, how many medians, the best known value, demands, capacity."""

    name: str
    distances: Matrix
    medians: int
    best_known: int | None
    demands: list[int]
    capacity: int | None


def main() -> int:
    """Run the files of the folder; the exit code is 1 where an assignment is not sound."""
    asked = _arguments()
    instances = list(_instances(asked.folder, asked.only))
    if not instances:
        print(f"{asked.folder} holds no file of a p-median problem", file=sys.stderr)
        return 2
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(COLUMNS)
    sound = True
    for instance in instances:
        sound &= _run(instance, asked, out)
        sys.stdout.flush()
    return int(not sound)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--only", metavar="NAME")
    parser.add_argument(
        "--seconds",
        type=float,
        help="processor seconds for each; else 15, or 60 for those of 200 nodes and capacities",
    )
    parser.add_argument("--seed", type=int, help="solve reproducibly")
    return parser.parse_args()


def _instances(folder: Path, only: str | None) -> Iterator[Instance]:
    """Yield what the text files of the folder hold; others are named and left out."""
    optima = _optima(folder)
    for path in sorted(folder.glob("*.txt"), key=_order):
        if only in {None, path.stem}:
            try:
                yield _read(path, optima)
            except (ValueError, IndexError):
                print(f"{path} is no p-median problem, left out", file=sys.stderr)


def _order(path: Path) -> tuple[str, int]:
    name = path.stem.rstrip("0123456789")
    return name, int(path.stem[len(name) :] or 0)


def _optima(folder: Path) -> dict[str, int]:
    path = folder / "optimal.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["instance"]: int(row["optimal"]) for row in csv.DictReader(file)}


def _read(path: Path, optima: dict[str, int]) -> Instance:
    lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    numbers = [[float(text) for text in line] for line in lines]
    if len(numbers[0]) == 2:
        return _places(path.stem, numbers)
    return _graph(path.stem, numbers, optima)


def _places(name: str, numbers: Matrix) -> Instance:
    """Read places with demands; distances are rounded down, as the best values known are."""
    (_, best), (_, medians, capacity), places = numbers[0], numbers[1], numbers[2:]
    distances = [
        [float(int(((x - u) ** 2 + (y - v) ** 2) ** 0.5)) for _n, u, v, _d in places]
        for _m, x, y, _e in places
    ]
    demands = [int(place[3]) for place in places]
    return Instance(name, distances, int(medians), int(best), demands, int(capacity))


def _graph(name: str, numbers: Matrix, optima: dict[str, int]) -> Instance:
    """Read a graph; of an edge that is given twice the later length counts; all shortest paths."""
    count, _edges, medians = (int(number) for number in numbers[0])
    length = np.full((count, count), np.inf)
    np.fill_diagonal(length, 0.0)
    for one, other, cost in numbers[1:]:
        i, j = int(one) - 1, int(other) - 1
        length[i, j] = length[j, i] = cost
    for middle in range(count):
        length = np.minimum(length, length[:, middle, None] + length[middle])
    return Instance(name, length.tolist(), medians, optima.get(name), [1] * count, None)


def problem_of(instance: Instance) -> Problem:
    """Return the instance as a problem of the product."""
    codes = [f"{place:04d}" for place in range(1, len(instance.distances) + 1)]
    schools = tuple(
        School(code=code, name=code, stages=frozenset(), pupils=demand)
        for code, demand in zip(codes, instance.demands, strict=True)
    )
    minutes = {
        (codes[i], codes[j]): int(way)
        for i, row in enumerate(instance.distances)
        for j, way in enumerate(row)
        if i != j
    }
    return Problem(
        year=2026,
        pack=load_grouping_pack(),
        schools=schools,
        leads=frozenset(codes),
        groups=instance.medians,
        minutes=minutes,
        most_pupils=instance.capacity,
        goals=("schools_uncovered", "travel"),
    )


def _run(instance: Instance, asked: argparse.Namespace, out: "csv.Writer") -> bool:
    problem = problem_of(instance)
    small = instance.capacity is not None or len(instance.distances) <= 200
    seconds = asked.seconds or (60.0 if small else 15.0)
    begun = time.process_time()

    def is_spent() -> bool:
        return time.process_time() - begun > max(seconds / 2, seconds - RESERVE)

    plan = solve(problem, seconds=WALL * seconds, seed=asked.seed, stop=is_spent)
    cpu = time.process_time() - begun
    begun = time.process_time()
    peer = teitz_bart(
        instance.distances,
        instance.medians,
        instance.demands,
        instance.capacity,
        seconds=PEER_SECONDS,
    )
    peer_cpu = time.process_time() - begun
    travel = plan.goals[-1]
    best = instance.best_known
    out.writerow(
        (
            *(instance.name, len(instance.distances), travel.value, best or ""),
            f"{100 * (travel.value - best) / best:.3f}" if best else "",
            *(f"{cpu:.2f}", peer, travel.bound, plan.status, f"{peer_cpu:.2f}"),
        )
    )
    return _is_sound(instance, plan)


def _is_sound(instance: Instance, plan: Plan) -> bool:
    """Say whether the assignment, added up from the file, is what the plan says."""
    place = {f"{at + 1:04d}": at for at in range(len(instance.distances))}
    at = {place[code]: place[lead] for code, lead in plan.assignment.items()}
    held = [sum(instance.demands[i] for i, j in at.items() if j == lead) for lead in {*at.values()}]
    return (
        len(at) == len(place)
        and len({*at.values()}) <= instance.medians
        and all(at[lead] == lead for lead in at.values())
        and (instance.capacity is None or max(held) <= instance.capacity)
        and sum(instance.distances[i][j] for i, j in at.items()) == plan.goals[-1].value
    )


if __name__ == "__main__":
    sys.exit(main())
