from manyuan.kernel.clock import today
from manyuan.seats.errors import LinkNotOpen, SeatNotHeld
from manyuan.seats.models import Link, Person, Seat, Unit
from manyuan.seats.queries import held_on, open_on


def lock_bureau(by: Seat) -> Unit:
    """Let one action at a time change what the bureau keeps, and only from a seat still held.

    Where the seat acts through a link, the link must still be open.

    Actions take this lock before any other, so that two of them can wait for each other's end but
    never for each other, and what one checks (no overlap, no campus of a campus, nobody left in a
    school that closes) stays true until it has written. It does not hold up whoever only refers
    to the bureau, such as somebody who changes a password meanwhile.
    """
    bureau = Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=by.bureau_id)
    if not Seat.objects.filter(held_on(today()), pk=by.pk).exists():
        raise SeatNotHeld
    if by.link_number is not None and not _link_is_open(by.link_number):
        raise LinkNotOpen
    return bureau


def _link_is_open(number: int) -> bool:
    return Link.objects.filter(open_on(today()), number=number).exists()


def lock_person(by: Seat, person: Person) -> Person:
    """Lock an account that has a seat at the actor's own bureau; no other can be reached."""
    return Person.objects.select_for_update(of=("self",)).get(
        pk__in=Seat.objects.filter(bureau_id=by.bureau_id, person=person).values("person_id")
    )
