"""A process of its own that routes one vehicle; started and, when it hangs, killed by ``router``.

Reads a JSON object from the standard input and writes a list of places to the standard output. It
imports nothing of the product, so that it starts fast and needs no path.
"""

import json
import sys
from typing import Any

import pyvrp
from pyvrp import IteratedLocalSearchParams, SolveParams
from pyvrp.search import NeighbourhoodParams
from pyvrp.stop import MaxIterations, MaxRuntime, StoppingCriterion

NEIGHBOURS = 100  # with whom a visit may change places: on one route, all that are near


def main() -> None:
    """Answer the one question on the standard input."""
    json.dump(route(json.load(sys.stdin)), sys.stdout)


def route(task: dict[str, Any]) -> list[int]:
    """Return the best route's visits, in their order, as places in ``task["visits"]``."""
    limit, most = task["seconds"], task["iterations"]
    stop: StoppingCriterion = MaxIterations(most) if limit is None else MaxRuntime(limit)
    params = SolveParams(
        ils=IteratedLocalSearchParams(),
        neighbourhood=NeighbourhoodParams(num_neighbours=NEIGHBOURS),
    )
    result = _model(task).solve(
        stop, seed=task["seed"], display=False, collect_stats=False, params=params
    )
    if not result.is_feasible():
        return []
    return [step.idx for found in result.best.routes() for step in found if step.is_client()]


def _model(task: dict[str, Any]) -> pyvrp.Model:
    model = pyvrp.Model()
    ways = task["ways"]
    places = [model.add_location(0, 0) for _ in ways]
    depot = model.add_depot(places[0])
    model.add_vehicle_type(
        1,
        capacity=task["most"],
        start_depot=depot,
        end_depot=depot,
        tw_early=task["start"],
        tw_late=task["end"],
    )
    _add_visits(model, task["visits"], places)
    for here, row in zip(places, ways, strict=True):
        for there, length in zip(places, row, strict=True):
            model.add_edge(here, there, distance=length, duration=length)
    return model


def _add_visits(model: pyvrp.Model, visits: list[dict[str, Any]], places: list[Any]) -> None:
    sizes: dict[int, int] = {}
    for visit in visits:
        sizes[visit["group"]] = sizes.get(visit["group"], 0) + 1
    groups = {
        number: model.add_client_group(required=False) for number, size in sizes.items() if size > 1
    }
    for visit in visits:
        model.add_client(
            places[visit["place"]],
            delivery=1,
            service_duration=visit["service"],
            tw_early=visit["earliest"],
            tw_late=visit["latest"],
            prize=visit["prize"],
            required=False,
            group=groups.get(visit["group"]),
        )


if __name__ == "__main__":
    main()
