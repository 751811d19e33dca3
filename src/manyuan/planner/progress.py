from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a solve has come: the goal at work, its best value and what is proven of it.

    ``value`` is None while no plan is known for the goal, ``bound`` while nothing is proven.
    ``seconds`` counts from the start of the solve. ``best`` is the best plan so far as pairs of
    what is placed and where (a teacher and a school), given whenever it has become better; who
    solves in the background keeps it and hands it back as the start of another solve.
    """

    goal: str
    value: float | None
    bound: float | None
    seconds: float
    best: tuple[tuple[str, str], ...] | None = None


Report: TypeAlias = Callable[[Progress], None]
Stop: TypeAlias = Callable[[], bool]
