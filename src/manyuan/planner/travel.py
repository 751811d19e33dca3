from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from heapq import heappop, heappush
from math import asin, ceil, cos, radians, sin, sqrt

EARTH_KM = 6371.0088  # mean radius, IUGG
MINUTES_PER_HOUR = 60


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the globe, in radians."""

    lon: float
    lat: float


class Travel:
    """Minutes of travel between the places of a problem, named by their codes.

    A way that was measured counts, else the way back; else it is estimated as great circle ×
    detour ÷ speed (km/h), rounded up to the minute.
    """

    def __init__(
        self,
        measured: Mapping[tuple[str, str], int],
        points: Mapping[str, Point | None],
        *,
        detour: Decimal,
        speed: Decimal,
    ) -> None:
        self._measured = measured
        self._points = points
        self._detour = float(detour)
        self._speed = float(speed)

    def minutes(self, start: str, end: str) -> int | None:
        """Return the minutes from one place to another, None where a place is not known."""
        if start == end:
            return 0
        measured = self._measured.get((start, end), self._measured.get((end, start)))
        return self._estimate(start, end) if measured is None else measured

    def by_way_of(
        self, start: str, places: Collection[str], *, towards: bool = False
    ) -> dict[str, int]:
        """Return the least minutes from ``start`` to each place, or back, over any of them.

        What was measured need not obey the triangle: over a third place it may be nearer, or the
        only way. A place that cannot be reached at all is left out.
        """
        found: dict[str, int] = {}
        heap = [(0, start)]
        while heap:
            minutes, here = heappop(heap)
            if here in found:
                continue
            found[here] = minutes
            for there in places:
                ends = (there, here) if towards else (here, there)
                way = None if there in found else self.minutes(*ends)
                if way is not None:
                    heappush(heap, (minutes + way, there))
        return found

    def is_estimated(self, start: str, end: str) -> bool:
        """Say whether nobody has measured the way, in either direction."""
        return start != end and not {(start, end), (end, start)} & self._measured.keys()

    def _estimate(self, start: str, end: str) -> int | None:
        here, there = self._points.get(start), self._points.get(end)
        if here is None or there is None:
            return None
        km = great_circle_km(here, there)
        return ceil(km * self._detour / self._speed * MINUTES_PER_HOUR)


def great_circle_km(here: Point, there: Point) -> float:
    """Return the distance over the surface of a spherical earth, by the haversine formula."""
    half = (
        sin((there.lat - here.lat) / 2) ** 2
        + cos(here.lat) * cos(there.lat) * sin((there.lon - here.lon) / 2) ** 2
    )
    return 2 * EARTH_KM * asin(sqrt(half))


def point(lon: Decimal | None, lat: Decimal | None) -> Point | None:
    """Return the place at these degrees, None where one of them is not known."""
    if lon is None or lat is None:
        return None
    return Point(radians(lon), radians(lat))
