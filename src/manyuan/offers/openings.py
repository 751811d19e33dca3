from dataclasses import dataclass
from datetime import date

from manyuan.seats.models import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Something that others may take now, as the board of what is offered shows it.

    ``page`` names the address where it is taken, with its arguments. Without ``places_left`` it is
    open to as many as like, without ``until`` for good; ``on`` is the day on which it begins.
    """

    kind: str
    code: str
    title: str
    provider: Unit
    page: tuple[str, ...]
    places_left: int | None = None
    on: date | None = None
    until: date | None = None
    stages: tuple[str, ...] = ()
    subject: str = ""
    grade: str = ""
