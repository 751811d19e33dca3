from collections.abc import Iterator

from django.utils.translation import gettext as _

from manyuan.engagements.kinds.exchange.enums import KIND, ExchangeState, SendingState
from manyuan.engagements.kinds.exchange.models import PupilExchange
from manyuan.engagements.kinds.exchange.queries.exchanges import exchanges
from manyuan.kernel.clock import today
from manyuan.offers.openings import Opening
from manyuan.seats.models import Seat


def openings(seat: Seat) -> Iterator[Opening]:
    """Yield the exchanges to which schools may still send pupils."""
    for exchange in exchanges(seat).filter(state=ExchangeState.PLANNED, starts_on__gte=today()):
        left = _left(exchange)
        if left:
            yield Opening(
                kind=KIND,
                code=exchange.code,
                title=exchange.title,
                provider=exchange.host.unit,
                page=("pupil-exchange", exchange.code),
                places_left=sum(left.values()),
                on=exchange.starts_on,
                until=exchange.starts_on,
                grade=_("、").join(left),
            )


def _left(exchange: PupilExchange) -> dict[str, int]:
    """Return the grades in which there are places that nobody has been promised."""
    left = {one.grade: one.places for one in exchange.places.all()}
    for sending in exchange.standing:  # type: ignore[attr-defined]
        for one in sending.grades.all() if sending.state == SendingState.CONFIRMED else ():
            left[one.grade] = left.get(one.grade, 0) - one.pupils
    return {grade: places for grade, places in left.items() if places > 0}
