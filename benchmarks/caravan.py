"""How well the caravan is planned, on the instances of the literature and on a term of its own.

    .venv/bin/python benchmarks/caravan.py FOLDER [--only NAME] [--seconds S] [--seed K]
    .venv/bin/python benchmarks/caravan.py [--term] [--seconds S]

FOLDER holds TOPTW files and their ``optimal_m1.csv``; each instance is a caravan problem whose one
goal is its value, solved through the product's own ``solve``. Beside it stands OR-Tools routing, in
a process of its own and for as many seconds. Without FOLDER, or with ``--term``, an invented term
of 60 schools, 40 expert days and 300 requests is planned with every goal. Prints CSV lines; times
are the processor's, those of child processes included, and are never asserted. The planner counts
its work instead of looking at the clock, so that the values are the same on any machine.
"""

import argparse
import csv
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from caravan_term import term  # noqa: E402
from toptw import instances  # noqa: E402

from manyuan.planner.kinds.caravan.plan import Plan  # noqa: E402
from manyuan.planner.kinds.caravan.problem import Problem  # noqa: E402
from manyuan.planner.kinds.caravan.solving import solve  # noqa: E402

COLUMNS = (
    *("instance", "size", "value", "best_known", "gap_percent", "cpu_seconds", "peer_value"),
)
GOAL_COLUMNS = ("instance", "goal", "size", "value", "bound", "gap_percent", "cpu_seconds")
PEER = ROOT / "benchmarks" / "peers" / "routed.py"
TOPTW_SECONDS, TERM_SECONDS = 7.5, 60.0


def main() -> int:
    """Run what is asked for; the exit code is 1 where an instance stays below its optimum."""
    asked = _arguments()
    if asked.folder is not None and not (asked.folder / "optimal_m1.csv").exists():
        print(f"{asked.folder} holds no optimal_m1.csv", file=sys.stderr)
        return 2
    if importlib.util.find_spec("ortools") is None:
        print("OR-Tools is not installed (requirements-dev.lock): no peer", file=sys.stderr)
    best_everywhere = True
    if asked.folder is not None:
        best_everywhere = _instances(asked)
    if asked.term or asked.folder is None:
        _term(asked)
    return int(not best_everywhere)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    parser.add_argument("--only", metavar="NAME", help="this instance alone")
    parser.add_argument("--term", action="store_true", help="the invented term as well")
    parser.add_argument("--seconds", type=float, help="limit of the planner")
    parser.add_argument("--seed", type=int, default=1, help="work is counted, not timed")
    return parser.parse_args()


def _instances(asked: argparse.Namespace) -> bool:
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(COLUMNS)
    best_everywhere = True
    for name, problem, best in instances(asked.folder):
        if asked.only not in {None, name}:
            continue
        seconds = asked.seconds or TOPTW_SECONDS
        plan, spent = _solved(problem, seconds, asked.seed)
        value = plan.goals[0].value
        gap = 100 * (best - value) / best
        peer = _peer(problem, seconds)
        row = (name, len(problem.requests), f"{value:g}", best, f"{gap:.4f}", f"{spent:.2f}", peer)
        out.writerow(row)
        sys.stdout.flush()
        best_everywhere &= value >= best
    return best_everywhere


def _term(asked: argparse.Namespace) -> None:
    problem = term()
    plan, spent = _solved(problem, asked.seconds or TERM_SECONDS, asked.seed)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(GOAL_COLUMNS)
    for goal in plan.goals:
        row = ("term", goal.name, len(problem.requests), f"{goal.value:.10g}")
        out.writerow((*row, f"{goal.bound:.10g}", f"{100 * goal.gap:.4f}", f"{spent:.2f}"))
    print(
        f"# status {plan.status}: {plan.served_schools} of {plan.schools_asking} schools, "
        f"{plan.requests_served} of {len(problem.requests)} requests, {plan.pupils_reached} pupils"
    )


def _solved(problem: Problem, seconds: float, seed: int | None) -> tuple[Plan, float]:
    """Return the plan and the processor seconds that it took, those of children included."""
    before = os.times()
    plan = solve(problem, seconds=seconds, seed=seed)
    after = os.times()
    return plan, sum(after[:4]) - sum(before[:4])


def _peer(problem: Problem, seconds: float) -> int | str:
    """Return the profit that OR-Tools reaches; empty where it is not installed."""
    codes = [problem.bases[0].code, *(request.code for request in problem.requests)]
    day = problem.days[0]
    task = {
        "ways": [[problem.travel[one, other] for other in codes] for one in codes],
        "horizon": day.end,
        "vehicles": len(problem.days),
        "visits": [
            {
                "service": request.minutes,
                "earliest": request.windows[0].earliest,
                "latest": request.windows[0].latest,
                "profit": int(request.weight),
            }
            for request in problem.requests
        ],
        "seconds": seconds,
    }
    done = subprocess.run(  # noqa: S603 -- our own file
        [sys.executable, str(PEER)],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        check=False,
    )
    return int(done.stdout) if done.returncode == 0 else ""


if __name__ == "__main__":
    sys.exit(main())
