from django.db import transaction

from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.errors import BureauExists
from manyuan.seats.models import Seat, Unit
from manyuan.seats.queries import bureau_with_code
from manyuan.seats.scope import before_any_seat, seated


@transaction.atomic
def open_bureau(*, code: str, name: str) -> Seat:
    """A district begins to use Manyuan: its bureau and the command line's seat at it."""
    if bureau_with_code(code) is not None:
        raise BureauExists(code=code)
    with before_any_seat():
        bureau = Unit(kind=UnitKind.BUREAU, code=code, name=name)
        bureau.full_clean(exclude=["bureau"])
        bureau.save()
        bureau.bureau = bureau
        bureau.save(update_fields=["bureau"])
    seat = command_line_seat(bureau)
    with seated(seat):
        record(by=seat, code="bureau.opened", name=name)
    return seat


@transaction.atomic
def command_line_seat(bureau: Unit) -> Seat:
    """Whoever administers the machine acts for ``bureau`` through this seat, which is no person."""
    return seat_of_no_person(bureau, Role.COMMAND_LINE)


def job_seat(bureau: Unit) -> Seat:
    """What runs in the background for ``bureau`` acts from this seat, which is no person."""
    return seat_of_no_person(bureau, Role.JOB)


def public_seat(bureau: Unit) -> Seat:
    """Whoever reads the public pages of ``bureau`` does so from this seat, which is no person."""
    return seat_of_no_person(bureau, Role.PUBLIC)


def seat_of_no_person(unit: Unit, role: Role) -> Seat:
    """Return the one seat of a role at a unit that nobody holds; its first use creates it."""
    with before_any_seat():
        seat, _created = Seat.objects.select_related("unit", "bureau").get_or_create(
            role=role,
            unit=unit,
            bureau_id=unit.bureau_id,
            person=None,
            defaults={"starts_on": today()},
        )
    return seat
