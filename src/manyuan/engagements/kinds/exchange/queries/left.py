from manyuan.engagements.kinds.exchange.enums import SendingState
from manyuan.engagements.kinds.exchange.models import PupilExchange
from manyuan.engagements.kinds.exchange.queries.exchanges import places_of, sendings_for
from manyuan.seats.models import Seat


def places_left(seat: Seat, exchange: PupilExchange) -> dict[str, int]:
    """Return how many places of each grade nobody has been promised."""
    left = {one.grade: one.places for one in places_of(seat, exchange)}
    for sending in sendings_for(seat, exchange).filter(state=SendingState.CONFIRMED):
        for one in sending.grades.all():
            left[one.grade] = left.get(one.grade, 0) - one.pupils
    return left
