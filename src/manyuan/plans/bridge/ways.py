"""The only door to the planner's minutes of travel, measured or estimated."""

from collections.abc import Mapping
from decimal import Decimal

from manyuan.planner.travel import Travel, point
from manyuan.rules.caravan import CaravanPack

__all__ = ["Travel", "travel_by"]

Degrees = tuple[Decimal | None, Decimal | None]


def travel_by(
    pack: CaravanPack, measured: Mapping[tuple[str, str], int], places: Mapping[str, Degrees]
) -> Travel:
    """Return the minutes between ``places`` of longitude and latitude, as the caravan counts."""
    return Travel(
        measured,
        {code: point(lon, lat) for code, (lon, lat) in places.items()},
        detour=pack.travel_detour.value,
        speed=pack.travel_speed.value,
    )
