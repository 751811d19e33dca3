from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolRow:
    """A school or campus as the measures see it.

    ``kind`` and ``setting`` hold the words of the district folder; ``campus_of`` the code of the
    legal school, or None for a legal school; ``closed_on`` is the first day without it.
    """

    school: str
    kind: str
    name: str = ""
    setting: str | None = None
    campus_of: str | None = None
    opened_on: date | None = None
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceRow:
    """What one stage of a school has in a school year; None means unknown, never zero.

    ``stage`` may be ``shared``: what a school of several stages does not separate. Areas are in
    square metres (``teaching_area`` indoor sports included, ``sports_area`` outdoor only), the
    equipment in yuan, both with at most two decimals.
    """

    school: str
    stage: str
    year: int
    pupils: int | None = None
    classes: int | None = None
    teachers: int | None = None
    teachers_above_required: int | None = None
    backbone_teachers: int | None = None
    pe_art_teachers: int | None = None
    teaching_area: Decimal | None = None
    indoor_sports_area: Decimal | None = None
    sports_area: Decimal | None = None
    equipment_value: Decimal | None = None
    multimedia_rooms: int | None = None
