from collections.abc import Sequence

from manyuan.engagements.signups.enums import RegistrationState
from manyuan.engagements.signups.models import SignUp
from manyuan.engagements.signups.rows import REGISTRATIONS
from manyuan.history.facts import Changed
from manyuan.history.models import Record
from manyuan.notices.audiences import NOBODY, To, Told, owners_in


def _first_who_waits(written: Record, changes: Sequence[Changed]) -> To:
    """Tell who keeps a list that it is full, once: when the first has to wait."""
    if written.facts["registered"] != RegistrationState.WAITING:
        return NOBODY
    numbers = owners_in(changes, [REGISTRATIONS])
    full = SignUp.objects.filter(
        bureau_id=written.bureau_id, number__in=numbers, waiting=written.facts["people"]
    )
    return To(seats=frozenset(full.order_by().values_list("made_by", flat=True)))


AUDIENCES: dict[str, Told] = {"registration.made": _first_who_waits}
