from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.model import Model
from manyuan.planner.kinds.caravan.pool import Pool
from manyuan.planner.kinds.caravan.routed import loose
from manyuan.planner.solvers.lexicographic import Infeasible, Lexicographic
from manyuan.planner.solvers.watch import Watch

SECONDS = 20.0  # a goal's relaxation takes far less; a bound that takes longer is done without


class Bounds:
    """What is proven of each goal where the tours of some days are not all known.

    A relaxation lets such a day serve in parts whatever its time and number of visits allow, so
    no plan can be better than it. Where every tour is known, the program of tours itself bounds.
    """

    def __init__(self, ground: Ground, pool: Pool, watch: Watch) -> None:
        self._engine: Lexicographic | None = None
        if pool.open_days:
            known = tuple(route for route in pool.routes if route.crew not in pool.open_days)
            bound = {number: loose(ground, day) for number, day in pool.open_days.items()}
            must = [*map(bool, pool.must)]
            model = Model(ground, pool.crews, known, bound=bound, must=must)
            self._engine = Lexicographic(model.program, Watch(watch.seconds + SECONDS, watch.seed))

    def bound(self, place: int, reached: float, known: float) -> float:
        """Return the goal's bound (small is better) and hold the value reached for later goals.

        ``known`` is the bound of the tours in the pool, which holds where they are all there are.
        """
        if self._engine is None:
            return known
        try:
            found = self._engine.reach(place, None, SECONDS, lambda _value, _bound: None)
        except Infeasible:
            found = None
        self._engine.hold(place, reached)
        return -float("inf") if found is None else min(found.bound, reached)
