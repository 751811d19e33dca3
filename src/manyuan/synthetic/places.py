from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from math import cos, exp, radians
from random import Random

from manyuan.synthetic.outline import METRES_PER_DEGREE, Outline, Point

WIDEST_SPACING = 250.0
TRIES_BEFORE_MOVING_CLOSER = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A point of the district and how far out it lies: 0 the centre, 1 the far edge."""

    lon: float
    lat: float
    outwards: float = 0.0

    @property
    def point(self) -> Point:
        """The place as longitude and latitude."""
        return self.lon, self.lat


@dataclass(slots=True)
class _Grid:
    """Places by square of one spacing, so that only neighbours are compared."""

    outline: Outline
    spacing: float
    squares: dict[tuple[int, int], list[Point]] = field(default_factory=lambda: defaultdict(list))

    def _square(self, point: Point) -> tuple[int, int]:
        shrink = cos(radians(self.outline.middle[1]))
        step = self.spacing / METRES_PER_DEGREE
        return int(point[0] * shrink // step), int(point[1] // step)

    def is_free(self, point: Point, spacing: float) -> bool:
        column, row = self._square(point)
        return all(
            self.outline.metres_between(point, other) >= spacing
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for other in self.squares.get((x, y), ())
        )

    def put(self, point: Point) -> None:
        self.squares[self._square(point)].append(point)


def scatter(outline: Outline, *, count: int, rng: Random) -> list[Place]:
    """Return places inside the outline, apart from each other and denser towards the middle."""
    west, south, east, north = outline.bounds
    centre, far = outline.middle, outline.metres_between((west, south), (east, north)) / 2
    spacing = min(WIDEST_SPACING, 0.45 * far / count**0.5)
    grid = _Grid(outline, spacing)
    places: list[Place] = []
    failures = 0
    while len(places) < count:
        point = (round(rng.uniform(west, east), 6), round(rng.uniform(south, north), 6))
        outwards = outline.metres_between(point, centre) / far
        wanted = rng.random() < 0.2 + 0.8 * exp(-((outwards / 0.45) ** 2))
        if wanted and grid.is_free(point, spacing) and outline.contains(*point):
            grid.put(point)
            places.append(Place(*point, outwards=outwards))
            failures = 0
        elif (failures := failures + 1) > TRIES_BEFORE_MOVING_CLOSER:
            spacing, failures = spacing * 0.9, 0
    return places


def place_near(outline: Outline, place: Place, *, metres: float, rng: Random) -> Place:
    """Return another place inside the outline within about ``metres`` of ``place``."""
    reach = metres / METRES_PER_DEGREE
    shrink = cos(radians(place.lat))
    for _ in range(TRIES_BEFORE_MOVING_CLOSER):
        lon = round(place.lon + rng.uniform(-reach, reach) / shrink, 6)
        lat = round(place.lat + rng.uniform(-reach, reach), 6)
        if outline.contains(lon, lat):
            return Place(lon, lat, place.outwards)
    return place


def degrees(value: float) -> Decimal:
    """Return degrees with the six decimals that the folder keeps, about a decimetre."""
    return Decimal(f"{value:.6f}")
