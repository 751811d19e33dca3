"""How well and how fast the teacher exchange is planned, beside the mechanisms of the literature.

    .venv/bin/python benchmarks/exchange.py [--instance group|demo-group|demo-district|large|all]
        [--seconds S] [--seed K] [--indifferent] [FOLDER]

Prints, for each market, a CSV block of the planner's goals and one of every mechanism's figures,
then what they say. Seconds are measured, never asserted. With FOLDER the markets are those of a
district folder. What the columns mean: docs/reference/planner-benchmark.md.
"""

import argparse
import csv
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from exchange_markets import Instance, folder_instances, instances  # noqa: E402
from peers.figures import Figures, figures, peers  # noqa: E402
from peers.verdict import verdict  # noqa: E402

from manyuan.planner.kinds.exchange.market import Market  # noqa: E402
from manyuan.planner.kinds.exchange.plan import Plan  # noqa: E402
from manyuan.planner.kinds.exchange.problem import Placement  # noqa: E402
from manyuan.planner.kinds.exchange.solving import solve  # noqa: E402
from manyuan.planner.progress import Progress  # noqa: E402

GOAL_COLUMNS = ("instance", "goal", "size", "value", "bound", "gap_percent", "cpu_seconds")
OURS = "planner"


@dataclass(slots=True)
class Clock:
    """The processor seconds of this process, of all its threads, at each goal's last report."""

    begun: float
    spent: dict[str, float]

    def report(self, progress: Progress) -> None:
        self.spent[progress.goal] = time.process_time() - self.begun


@dataclass(frozen=True, slots=True)
class Measured:
    figures: Figures
    cpu_seconds: float
    wall_seconds: float


def main() -> int:
    """Run the markets asked for; the exit code is 1 where ours is not best on E."""
    asked = _arguments()
    known = instances()
    if asked.folder is not None:
        chosen = list(folder_instances(asked.folder))
    else:
        chosen = list(known.values()) if asked.instance == "all" else [known[asked.instance]]
    best_everywhere = True
    for instance in chosen:
        best_everywhere &= _run(instance, asked)
    return int(not best_everywhere)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    parser.add_argument("--instance", default="all", choices=[*instances(), "all"])
    parser.add_argument("--seconds", type=float, help="limit of the planner, else the market's own")
    parser.add_argument("--seed", type=int, help="solve reproducibly, by one worker")
    parser.add_argument(
        "--indifferent",
        action="store_true",
        help="teachers without wishes are as happy elsewhere, instead of rather staying",
    )
    return parser.parse_args()


def _run(instance: Instance, asked: argparse.Namespace) -> bool:
    market = Market(instance.read())
    print(f"\n# {instance.name}: {_size(market)}", flush=True)
    plan, clock, ours = _plan(instance, market, asked)
    _print_goals(instance, market, plan, clock)
    measured = {OURS: ours, **dict(_measured_peers(market, indifferent=asked.indifferent))}
    _print_figures(instance, measured)
    lines, is_best = verdict({name: each.figures for name, each in measured.items()}, ours=OURS)
    for line in lines:
        print(f"# {line}")
    return is_best


def _size(market: Market) -> str:
    movable = [each for each in market.teachers.values() if market.may_move(each.code)]
    ways = [len(market.destinations_of(each)) for each in movable]
    wishing = sum(bool(each.wishes) for each in movable)
    mean = sum(ways) / len(ways) if ways else 0
    return (
        f"{len(market.scope)} schools, {len(market.teachers)} teachers, {len(movable)} may move "
        f"({mean:.1f} destinations each, {wishing} with wishes), "
        f"{sum(market.wanted.values())} posts wanted, {len(market.thresholds)} cells"
    )


def _plan(
    instance: Instance, market: Market, asked: argparse.Namespace
) -> tuple[Plan, Clock, Measured]:
    wall, clock = time.perf_counter(), Clock(time.process_time(), {})
    plan = solve(
        market.problem,
        seconds=asked.seconds or instance.seconds,
        seed=asked.seed,
        progress=clock.report,
    )
    cpu, wall = time.process_time() - clock.begun, time.perf_counter() - wall
    moves = tuple(Placement(move.teacher, move.to_school) for move in plan.moves)
    return plan, clock, Measured(figures(market, moves), cpu, wall)


def _measured_peers(market: Market, *, indifferent: bool) -> Iterator[tuple[str, Measured]]:
    for name, mechanism in peers(indifferent=indifferent).items():
        wall, cpu = time.perf_counter(), time.process_time()
        moves = mechanism(market)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        yield name, Measured(figures(market, moves), cpu, wall)


def _print_goals(instance: Instance, market: Market, plan: Plan, clock: Clock) -> None:
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(GOAL_COLUMNS)
    for goal in plan.goals:
        spent = clock.spent.get(goal.name, 0.0)
        row = (instance.name, goal.name, len(market.teachers), f"{goal.value:.6g}")
        out.writerow((*row, f"{goal.bound:.6g}", f"{100 * goal.gap:.4f}", f"{spent:.2f}"))
    print(f"# status {plan.status}", flush=True)


def _print_figures(instance: Instance, measured: Mapping[str, Measured]) -> None:
    ours = measured[OURS].figures.equalising_shortfall
    out = csv.writer(sys.stdout, lineterminator="\n")
    names = tuple(asdict(measured[OURS].figures))
    out.writerow(("instance", "mechanism", *names, "cpu_seconds", "wall_seconds", "e_to_ours"))
    for name, each in measured.items():
        values = (_short(value) for value in asdict(each.figures).values())
        ratio = f"{each.figures.equalising_shortfall / ours:.4f}" if ours else ""
        times = f"{each.cpu_seconds:.2f}", f"{each.wall_seconds:.2f}"
        out.writerow((instance.name, name, *values, *times, ratio))


def _short(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.4f}"


if __name__ == "__main__":
    sys.exit(main())
