"""Who comes first on a list: its row is the lock, and the only one while the public signs up.

See docs/decisions/0010-public-sign-up.md.
"""

from manyuan.engagements.signups.models import Registration, SignUp
from manyuan.seats.models import Seat


def lock_list(by: Seat, sign_up: SignUp) -> SignUp:
    """Let one action at a time give or free places of a list, as it is stored now.

    Who also takes the bureau's lock takes that first, so that nobody waits in a circle.
    """
    found = SignUp.objects.select_for_update(of=("self",), no_key=True)
    return found.get(pk=sign_up.pk, bureau_id=by.bureau_id)


def registration_taken(locked: SignUp, registration: Registration) -> Registration:
    """Take a registration of a list that is locked, as it is stored now."""
    found = Registration.objects.get(pk=registration.pk, sign_up=locked)
    found.sign_up = locked
    return found
