from django.db.models import QuerySet

from manyuan.engagements.signups.codes import digest_of_code
from manyuan.engagements.signups.enums import RegistrationState
from manyuan.engagements.signups.models import Registration, SignUp
from manyuan.seats.models import Seat


def registrations_of(seat: Seat, sign_up: SignUp) -> "QuerySet[Registration]":
    """Return who signed up on a list, first come first; who asks keeps the list."""
    found = Registration.objects.filter(bureau_id=seat.bureau_id, sign_up=sign_up)
    return found.select_related("school__unit", "sign_up")


def registration_numbered(seat: Seat, sign_up: SignUp, number: int) -> Registration | None:
    """Return the registration of this number on a list."""
    return registrations_of(seat, sign_up).filter(number=number).first()


def registration_with_code(seat: Seat, code: str) -> Registration | None:
    """Return the registration that a confirmation code opens."""
    found = Registration.objects.filter(bureau_id=seat.bureau_id, code_digest=digest_of_code(code))
    return found.select_related("sign_up", "school__unit").first()


def ahead_of(seat: Seat, registration: Registration) -> int:
    """Return how many people wait before somebody who waits."""
    before = registrations_of(seat, registration.sign_up).filter(
        state=RegistrationState.WAITING, number__lt=registration.number
    )
    return sum(before.values_list("people", flat=True))
