"""Who gets a place: in order, a school's quota in mind, and never more people than places.

Whoever calls anything here holds the lock of the list and saves it afterwards.
"""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Sum

from manyuan.engagements.signups.enums import REGISTRATION_FOLLOWS, RegistrationState
from manyuan.engagements.signups.models import Registration, SchoolQuota, SignUp
from manyuan.engagements.signups.rows import registration_changed, registration_row
from manyuan.history.actions import Changed
from manyuan.plans.transitions import follow

CONFIRMED, WAITING = RegistrationState.CONFIRMED, RegistrationState.WAITING


def quotas_left(locked: SignUp) -> dict[int | None, int] | None:
    """Return for how many people of each school there is still room; None without quotas."""
    found = SchoolQuota.objects.filter(sign_up=locked).values_list("school_id", "places")
    quotas: dict[int | None, int] = {school: places for school, places in found}  # noqa: C416 -- typed
    if not quotas:
        return None
    taken = Registration.objects.filter(sign_up=locked, state=CONFIRMED).order_by()
    for school, people in taken.values_list("school_id").annotate(people=Sum("people")):
        quotas[school] = quotas.get(school, 0) - people
    return quotas


def waiting_in_order(locked: SignUp, left: dict[int | None, int] | None) -> Iterator[Registration]:
    """Yield who waits, first come first; whose school has no room left is passed over."""
    if not locked.waiting:
        return
    found = Registration.objects.filter(sign_up=locked, state=WAITING).order_by("number")
    for one in found.iterator(chunk_size=200):
        if left is None or left.get(one.school_id, 0) >= one.people:
            yield one


def fits(locked: SignUp, registration: Registration) -> bool:
    """Say whether a new registration gets a place: nobody who waits could take it instead."""
    if registration.people > locked.free:
        return False
    left = quotas_left(locked)
    if left is not None and left.get(registration.school_id, 0) < registration.people:
        return False
    return next(waiting_in_order(locked, left), None) is None


def promote(locked: SignUp) -> list[Changed]:
    """Let those who wait move up while places last; who is too many for the rest stops it."""
    changes: list[Changed] = []
    if not locked.waiting or not locked.free:
        return changes
    left = quotas_left(locked)
    taken: Counter[int | None] = Counter()
    for one in list(waiting_in_order(locked, left)):
        if left is not None and left[one.school_id] - taken[one.school_id] < one.people:
            continue
        if one.people > locked.free:
            break
        one.sign_up, before = locked, registration_row(one)
        follow(one, REGISTRATION_FOLLOWS, CONFIRMED)
        one.save(update_fields=["state"])
        taken[one.school_id] += one.people
        locked.taken, locked.waiting = locked.taken + one.people, locked.waiting - one.people
        changes.append(registration_changed(one, before=before))
    return changes


def seat_down(locked: SignUp, registration: Registration, state: RegistrationState) -> None:
    """Count somebody who gets a place or begins to wait."""
    registration.state = state
    if state == CONFIRMED:
        locked.taken += registration.people
    else:
        locked.waiting += registration.people


def give_up(locked: SignUp, registration: Registration, to: RegistrationState) -> list[Changed]:
    """Free the place of somebody who is cancelled or refused, and let others move up."""
    had_place = registration.state == CONFIRMED
    follow(registration, REGISTRATION_FOLLOWS, to)
    registration.save(update_fields=["state", "reason"])
    if had_place:
        locked.taken -= registration.people
    else:
        locked.waiting -= registration.people
    # A group too large for the rest may have held up others.
    changes = promote(locked)
    locked.save(update_fields=["taken", "waiting"])
    return changes
