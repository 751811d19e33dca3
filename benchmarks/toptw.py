"""Instances of the team orienteering problem with time windows, read as caravan problems."""

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import floor, hypot
from pathlib import Path

from manyuan.planner.kinds.caravan.problem import (
    Base,
    Expert,
    ExpertDay,
    Problem,
    Request,
    School,
    Window,
)
from manyuan.rules.caravan import load_caravan_pack

DAY = date(2026, 10, 12)
TENTHS = 10  # times and distances keep one decimal, as whole numbers
TOPIC = "toptw"


@dataclass(frozen=True, slots=True)
class Vertex:
    """A line of the file; the first vertex is where the tour starts and ends."""

    code: str
    x: float
    y: float
    service: int
    profit: Decimal
    opens: int
    closes: int


def instances(folder: Path) -> Iterator[tuple[str, Problem, int]]:
    """Yield name, problem and proven optimum of every instance in the folder's list."""
    with (folder / "optimal_m1.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            path = folder / f"{row['instance']}.txt"
            if not path.exists():
                print(f"{path} is on the list and not there", file=sys.stderr)
                continue
            yield row["instance"], read(path, tours=int(row["tours"])), int(row["optimal_profit"])


def read(path: Path, *, tours: int = 1) -> Problem:
    """Return the instance: a school at each vertex, one request each, an expert for each tour."""
    start, *vertices = _vertices(path)
    experts = [f"expert{number}" for number in range(tours)]
    return Problem(
        year=2026,
        pack=load_caravan_pack(),
        schools=tuple(School(code=each.code, name=each.code) for each in vertices),
        bases=(Base(code=start.code, name=start.code),),
        experts=tuple(
            Expert(code=code, name=code, base=start.code, topics=frozenset({TOPIC}))
            for code in experts
        ),
        days=tuple(
            ExpertDay(expert=code, day=DAY, start=start.opens, end=start.closes) for code in experts
        ),
        requests=tuple(_request(each) for each in vertices),
        school_days=frozenset({DAY}),
        travel=_ways([start, *vertices]),
        goals=("value",),
    )


def _vertices(path: Path) -> Iterator[Vertex]:
    lines = path.read_text(encoding="utf-8").splitlines()[2:]
    for code, x, y, service, profit, *_rest, opens, closes in (
        line.split() for line in lines if line.strip()
    ):
        yield Vertex(
            code=code,
            x=float(x),
            y=float(y),
            service=_tenths(service),
            profit=Decimal(profit),
            opens=_tenths(opens),
            closes=_tenths(closes),
        )


def _tenths(text: str) -> int:
    return int(Decimal(text) * TENTHS)


def _request(vertex: Vertex) -> Request:
    return Request(
        code=vertex.code,
        school=vertex.code,
        topic=TOPIC,
        stage=None,
        pupils=0,
        minutes=vertex.service,
        windows=(Window(DAY, vertex.opens, vertex.closes),),
        weight=vertex.profit,
    )


def _ways(vertices: list[Vertex]) -> dict[tuple[str, str], int]:
    """Return Euclidean distances cut to one decimal, in tenths."""
    return {
        (one.code, other.code): floor(TENTHS * hypot(one.x - other.x, one.y - other.y) + 1e-9)
        for one in vertices
        for other in vertices
    }
