from manyuan.kernel.clock import today
from manyuan.seats.errors import SeatNotHeld
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.queries import held_on


def lock_people(by: Seat) -> None:
    """Let one action at a time change who sits in the bureau, and only from a seat still held.

    Every action on accounts and seats takes this lock first, then the person, then the seat: in
    one order, so that two of them can wait for each other's end but never for each other.
    """
    Unit.objects.select_for_update(of=("self",)).get(pk=by.bureau_id)
    if not Seat.objects.filter(held_on(today()), pk=by.pk).exists():
        raise SeatNotHeld


def lock_person(by: Seat, person: Person) -> Person:
    """Lock an account that has a seat at the actor's own bureau; no other can be reached."""
    return Person.objects.select_for_update(of=("self",)).get(
        pk__in=Seat.objects.filter(bureau_id=by.bureau_id, person=person).values("person_id")
    )
