"""OR-Tools routing on one tour with profits and time windows, in a process of its own.

HiGHS and OR-Tools cannot be loaded together, so this file imports nothing of the product. It reads
the task as JSON from the standard input and prints the profit.
"""

import json
import sys

from ortools.constraint_solver import pywrapcp, routing_enums_pb2

WORTH = 1_000  # a unit of profit against a tenth of travel: profit comes first


def main() -> None:
    """Solve the task and print the profit of the visits made."""
    task = json.load(sys.stdin)
    ways, visits = task["ways"], task["visits"]
    manager = pywrapcp.RoutingIndexManager(len(ways), task["vehicles"], 0)
    routing = pywrapcp.RoutingModel(manager)
    services = [0, *(visit["service"] for visit in visits)]

    def travel(start: int, end: int) -> int:
        return ways[manager.IndexToNode(start)][manager.IndexToNode(end)]

    def passed(start: int, end: int) -> int:
        return services[manager.IndexToNode(start)] + travel(start, end)

    routing.SetArcCostEvaluatorOfAllVehicles(routing.RegisterTransitCallback(travel))
    clock = routing.RegisterTransitCallback(passed)
    # The values of this door have no names: capacity, slack, whether the clock starts at zero.
    routing.AddDimension(clock, task["horizon"], task["horizon"], False, "time")  # noqa: FBT003
    times = routing.GetDimensionOrDie("time")
    for node, visit in enumerate(visits, start=1):
        index = manager.NodeToIndex(node)
        latest = min(visit["latest"], task["horizon"])
        if visit["earliest"] <= latest:
            times.CumulVar(index).SetRange(visit["earliest"], latest)
        routing.AddDisjunction([index], visit["profit"] * WORTH)
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.local_search_metaheuristic = (
        routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    )
    parameters.time_limit.FromMilliseconds(int(1000 * task["seconds"]))
    found = routing.SolveWithParameters(parameters)
    print(_profit(routing, manager, found, visits))


def _profit(routing, manager, found, visits) -> int:  # noqa: ANN001 -- OR-Tools has no types
    if found is None:
        return 0
    made = (
        node
        for node in range(1, len(visits) + 1)
        if found.Value(routing.NextVar(manager.NodeToIndex(node))) != manager.NodeToIndex(node)
    )
    return sum(visits[node - 1]["profit"] for node in made)


if __name__ == "__main__":
    main()
