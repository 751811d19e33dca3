"""What ends a registration: its own wish, the keeper's refusal, or that its data are erased."""

from django.db import transaction

from manyuan.engagements.signups.codes import digest_of_code
from manyuan.engagements.signups.enums import RegistrationState
from manyuan.engagements.signups.erasing import erase
from manyuan.engagements.signups.errors import CodeUnknown, NotLive, RefusalReasonMissing
from manyuan.engagements.signups.locking import lock_list, registration_taken
from manyuan.engagements.signups.models import Registration, SignUp
from manyuan.engagements.signups.permissions import may_change_registration, may_keep_list
from manyuan.engagements.signups.placing import give_up
from manyuan.engagements.signups.rows import registration_changed, registration_row
from manyuan.history.actions import Changed, record
from manyuan.kernel.reasons import given
from manyuan.seats.enums import Role
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def cancel_registration(*, by: Seat, registration: Registration, code: str = "") -> Registration:
    """Somebody does not come; the place goes to who waits first."""
    require(may_change_registration(by, registration))
    _keep_others_out(by)
    locked = lock_list(by, registration.sign_up)
    taken = registration_taken(locked, registration)
    _require_code(by, taken, code)
    _require_live(taken)
    changes = _given_up(locked, taken, RegistrationState.CANCELLED)
    record(by=by, code="registration.cancelled", changes=changes, **_named(taken))
    return taken


@transaction.atomic
def refuse_registration(*, by: Seat, registration: Registration, reason: str) -> Registration:
    """Who keeps the list takes somebody off it, with a reason that the code shows."""
    require(may_keep_list(by, registration.sign_up))
    reason = given(reason, missing=RefusalReasonMissing)
    lock_bureau(by)
    locked = lock_list(by, registration.sign_up)
    taken = registration_taken(locked, registration)
    _require_live(taken)
    taken.reason = reason
    changes = _given_up(locked, taken, RegistrationState.REFUSED)
    record(by=by, code="registration.refused", changes=changes, **_named(taken))
    return taken


@transaction.atomic
def erase_registration(*, by: Seat, registration: Registration, code: str = "") -> Registration:
    """On request nothing stays of somebody but that there was a registration; a place is freed."""
    require(may_change_registration(by, registration))
    _keep_others_out(by)
    locked = lock_list(by, registration.sign_up)
    taken = registration_taken(locked, registration)
    _require_code(by, taken, code)
    before = registration_row(taken)
    moved = give_up(locked, taken, RegistrationState.CANCELLED) if taken.is_live else []
    erase(taken)
    changes = [registration_changed(taken, before=before), *moved]
    record(
        by=by,
        code="registration.erased",
        changes=changes,
        title=locked.title,
        number=taken.number,
    )
    return taken


def _keep_others_out(by: Seat) -> None:
    """Take the bureau's lock for who keeps the list; the public waits for the list alone."""
    if not by.is_any_of(Role.PUBLIC):
        lock_bureau(by)


def _require_code(by: Seat, registration: Registration, code: str) -> None:
    """Let the public change only what its code opens; an erased one has no code."""
    if by.is_any_of(Role.PUBLIC) and registration.code_digest != digest_of_code(code):
        raise CodeUnknown


def _require_live(registration: Registration) -> None:
    if not registration.is_live:
        raise NotLive(state=RegistrationState(registration.state).label)


def _given_up(locked: SignUp, registration: Registration, to: RegistrationState) -> list[Changed]:
    before = registration_row(registration)
    moved = give_up(locked, registration, to)
    return [registration_changed(registration, before=before), *moved]


def _named(registration: Registration) -> dict[str, object]:
    return {
        "title": registration.sign_up.title,
        "number": registration.number,
        "people": registration.people,
    }
