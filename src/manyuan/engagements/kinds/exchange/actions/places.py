from collections.abc import Mapping

from manyuan.engagements.kinds.exchange.actions.storing import confirmed_by_grade, sendings_of
from manyuan.engagements.kinds.exchange.errors import TooFewPlaces
from manyuan.engagements.kinds.exchange.models import PupilExchange


def require_places(exchange: PupilExchange, pupils: Mapping[str, int]) -> None:
    """Let no more pupils come than places are left in their grade.

    Raises
    ------
    TooFewPlaces
        With the first grade that has too few; whoever asks holds the bureau's lock.
    """
    places = {one.grade: one.places for one in exchange.places.all()}
    taken = confirmed_by_grade(sendings_of(exchange))
    for grade, count in pupils.items():
        left = places.get(grade, 0) - taken.get(grade, 0)
        if count > left:
            raise TooFewPlaces(grade=grade, left=left, pupils=count)
