from django.db.models import Q, QuerySet

from manyuan.directory.queries.fellows import fellows_on
from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.exchange.models import PupilExchange, Sending
from manyuan.engagements.kinds.exchange.permissions import may_list_exchanges
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat

SHOWN = ("host__unit", "group__unit")


def visible_exchanges(seat: Seat) -> "QuerySet[PupilExchange]":
    """Return the exchanges that the seat may see: those of its groups, and where it took part."""
    found = PupilExchange.objects.filter(bureau_id=seat.bureau_id).select_related(*SHOWN)
    if not may_list_exchanges(seat):
        return found.none()
    own = schools_in_charge(seat)
    if own is None:
        return found
    sent = Sending.objects.filter(school__in=own).order_by().values("exchange")
    fellows = fellows_on(seat, own, today())
    return found.filter(Q(host__in=fellows) | Q(pk__in=sent))
