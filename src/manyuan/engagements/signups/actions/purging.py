from django.db import transaction

from manyuan.engagements.signups.erasing import erase
from manyuan.engagements.signups.errors import PurgeNotDue
from manyuan.engagements.signups.locking import lock_list
from manyuan.engagements.signups.models import Registration, SignUp
from manyuan.engagements.signups.permissions import may_purge
from manyuan.engagements.signups.rows import list_changed, list_row
from manyuan.history.actions import record
from manyuan.kernel.clock import now, today
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def purge_sign_up(*, by: Seat, sign_up: SignUp) -> SignUp:
    """On the day that was announced, a list forgets who signed up; its numbers stay."""
    require(may_purge(by, sign_up))
    lock_bureau(by)
    locked = lock_list(by, sign_up)
    if today() < locked.delete_on:
        raise PurgeNotDue(title=locked.title, day=locked.delete_on)
    before = list_row(locked)
    held = list(Registration.objects.filter(sign_up=locked, erased_at__isnull=True))
    for registration in held:
        erase(registration)
    locked.purged_at = now()
    locked.closed_at = locked.closed_at or locked.purged_at
    locked.save(update_fields=["purged_at", "closed_at"])
    changes = [list_changed(locked, before=before)]
    record(by=by, code="signup.purged", changes=changes, title=locked.title, count=len(held))
    return locked
