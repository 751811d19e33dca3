"""Which bureau a command is about, and in whose seat it acts. Django must be ready."""

from manyuan.kernel.errors import BadInput, Refused
from manyuan.seats.actions import command_line_seat
from manyuan.seats.enums import Role
from manyuan.seats.errors import PersonUnknown
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.queries import bureau_with_code, bureaus, seats_of


class BureauUnknown(BadInput):
    """The installation does not run this district."""

    code = "bureau_unknown"
    sentence = "没有代码为 {code} 的区县。已有的区县：{known}。"


class BureauNotChosen(BadInput):
    """The installation runs several districts and none was named."""

    code = "bureau_not_chosen"
    sentence = "请用 --district 指定区县。已有的区县：{known}。"


class NoSeatHere(Refused):
    """The person has no seat at the bureau."""

    code = "no_seat_here"
    sentence = "{name}在这个区县没有席位，不能代为办理。"


def chosen_bureau(code: str | None) -> Unit:
    """Return the bureau with ``code``, or the only one of the installation."""
    every = bureaus()
    known = "、".join(f"{unit.code} {unit.name}" for unit in every) or "—"
    if code is not None:
        found = bureau_with_code(code)
        if found is None:
            raise BureauUnknown(code=code, known=known)
        return found
    if len(every) != 1:
        raise BureauNotChosen(known=known)
    return every[0]


def acting_seat(bureau: Unit, username: str | None) -> Seat:
    """Return the person's seat at the bureau, an officer's first; else the command line's own."""
    if username is None:
        return command_line_seat(bureau)
    person = Person.objects.filter(username=username).first()
    if person is None:
        raise PersonUnknown(username=username)
    seats = [seat for seat in seats_of(person) if seat.bureau_id == bureau.pk]
    if not seats or not person.is_active:
        raise NoSeatHere(name=person.name)
    return min(seats, key=lambda seat: (seat.role != Role.BUREAU_OFFICER, seat.pk))
