from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a solve has come: the goal at work, its best value and what is proven of it.

    ``value`` is None while no plan is known for the goal, ``bound`` while nothing is proven.
    ``seconds`` counts from the start of the solve.
    """

    goal: str
    value: float | None
    bound: float | None
    seconds: float


Report: TypeAlias = Callable[[Progress], None]
Stop: TypeAlias = Callable[[], bool]
