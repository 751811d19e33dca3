"""The door to PyVRP: one route in a process of its own, which is killed when it does not answer."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

CHILD = Path(__file__).with_name("routing.py")
START_SECONDS = 20.0  # what loading PyVRP may take on a slow machine, beside the time to route
ITERATIONS_A_SECOND = 1_500
FORBIDDEN = 10  # a way that is not to be taken, in longest ways; far larger ones hang PyVRP


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What may be visited: where, how long, when it may start, and what it is worth.

    Of the visits of one ``group`` one is made at most.
    """

    place: int
    service: int
    earliest: int
    latest: int
    prize: int
    group: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outing:
    """One vehicle's day: from place 0 and back between two times, to at most ``most`` visits.

    ``ways`` holds the length of every way between two places, None where there is none.
    """

    ways: Sequence[Sequence[int | None]]
    start: int
    end: int
    most: int
    visits: Sequence[Visit]


def route(outing: Outing, *, seconds: float, seed: int | None) -> tuple[int, ...]:
    """Return the places in ``outing.visits`` of the best visits found, in the order of the way.

    Parameters
    ----------
    seconds
        How long it may take; with a seed, how many iterations that stands for on
        a typical machine, so that the same seed gives the same route on any.

    Notes
    -----
    PyVRP's own limits do not always stop it, so the child is killed when its time is over by far;
    no route is then the answer.
    """
    task = {
        "ways": _closed(outing.ways),
        "start": outing.start,
        "end": outing.end,
        "most": outing.most,
        "visits": [asdict(visit) for visit in outing.visits],
        "seconds": None if seed is not None else seconds,
        "iterations": None if seed is None else max(1, int(seconds * ITERATIONS_A_SECOND)),
        "seed": seed or 0,
    }
    patience = START_SECONDS + (seconds if seed is None else 10 * seconds)
    answer = _ask(json.dumps(task), patience)
    return tuple(json.loads(answer)) if answer else ()


def _closed(ways: Sequence[Sequence[int | None]]) -> list[list[int]]:
    longest = max((way or 0 for row in ways for way in row), default=0)
    forbidden = FORBIDDEN * max(1, longest)
    return [[forbidden if way is None else way for way in row] for row in ways]


def _ask(task: str, patience: float) -> str:
    """Hand the task to the child and return its answer, empty where it gave none in time."""
    try:
        done = subprocess.run(  # noqa: S603 -- our own file, run by our own Python
            [sys.executable, "-P", str(CHILD)],
            input=task,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=patience,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout
