from django.db import transaction

from manyuan.history.actions import record
from manyuan.history.models import Record
from manyuan.notices.audiences import NOBODY
from manyuan.notices.closings import Closing, Closings
from manyuan.notices.permissions import may_keep_sendings
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def tell_of_closing(*, by: Seat, kind: Closings, closing: Closing) -> bool:
    """Whoever has yet to answer something is told that it closes, once for each last day of it."""
    require(may_keep_sendings(by))
    lock_bureau(by)
    same = {"facts__of": closing.key, "facts__closes": closing.closes_on.isoformat()}
    if Record.objects.filter(bureau_id=by.bureau_id, code=kind.code, **same).exists():
        return False
    if kind.awaited(by, closing.key) == NOBODY:
        return False
    record(by=by, code=kind.code, of=closing.key, closes=closing.closes_on, **closing.facts)
    return True
