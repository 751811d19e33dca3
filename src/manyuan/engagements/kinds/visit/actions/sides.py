from manyuan.engagements.kinds.visit.enums import Side
from manyuan.engagements.kinds.visit.errors import SideMissing
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.permissions import may_speak_for, side_of
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require, works_for_bureau


def acting_side(by: Seat, visit: Visit, side: Side | None) -> Side:
    """Return for which side the seat acts: its own, or the one that the bureau names.

    Raises
    ------
    SideMissing
        When the bureau does not say for whom it acts.
    """
    own = side_of(by, visit)
    asked = side if side is not None else own
    if asked is None:
        if works_for_bureau(by):
            raise SideMissing
        asked = Side.SCHOOL
    require(may_speak_for(by, visit, asked))
    return asked
