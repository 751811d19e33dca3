from collections.abc import Iterator

from manyuan.engagements.kinds.material.enums import KIND, MaterialState
from manyuan.engagements.kinds.material.visibility import visible_materials
from manyuan.offers.openings import Opening
from manyuan.seats.models import Seat


def openings(seat: Seat) -> Iterator[Opening]:
    """Yield the materials that schools may use."""
    for material in visible_materials(seat).filter(state=MaterialState.SHARED):
        yield Opening(
            kind=KIND,
            code=material.code,
            title=material.title,
            provider=material.school.unit,
            page=("material", material.code),
            stages=(material.stage,),
            subject=material.subject,
            grade=material.grade,
        )
