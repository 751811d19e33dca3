from manyuan.kernel.saying import Said
from manyuan.planner.kinds.exchange.barriers import barriers
from manyuan.planner.kinds.exchange.market import Market


def misplaced(market: Market) -> tuple[Said, ...]:
    """Return why pins of the user cannot stand whoever else moves: one school, one teacher."""
    said: list[Said] = []
    for pin in market.problem.pins:
        teacher = market.teachers.get(pin.teacher)
        if pin.school is not None and teacher is not None:
            said.extend(barriers(market, teacher, market.schools[pin.school]))
    return tuple(said)


def clashing(market: Market) -> tuple[Said, ...]:
    """Return which pins cannot stand together."""
    return ()
