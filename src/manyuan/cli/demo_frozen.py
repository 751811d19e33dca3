"""The frozen years of the demo: the last that was reported, and the one before beside it."""

from manyuan.evaluation.actions.freezing import freeze_year
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Person, Seat
from manyuan.seats.queries import seats_of


def load_frozen(*, last: int) -> None:
    """Freeze the years from the officer's seat, who signs them."""
    officer = _officer()
    year = min(last, SchoolYear.on(today()).start)
    for one in (year - 1, year):
        freeze_year(by=officer, year=one)


def _officer() -> Seat:
    (seat,) = seats_of(Person.objects.get(username="officer"))
    return seat
