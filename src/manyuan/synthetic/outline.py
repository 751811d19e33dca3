import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from math import cos, radians
from typing import Any

from manyuan.synthetic.errors import UnusableOutline

METRES_PER_DEGREE = 111_320.0
DEMO_OUTLINE = "370203.geojson"

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The rings of a district in degrees; a point inside an odd number of rings is inside.

    ``bounds`` are west, south, east and north; ``middle`` is the middle of the bounds.
    """

    rings: tuple[Ring, ...]
    bounds: tuple[float, float, float, float]
    middle: Point

    def contains(self, lon: float, lat: float) -> bool:
        """Say by ray casting whether the point lies in the district, holes left out."""
        inside = False
        for ring in self.rings:
            for (x1, y1), (x2, y2) in pairwise(ring):
                if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                    inside = not inside
        return inside

    def metres_between(self, here: Point, there: Point) -> float:
        """Return the distance on a plane that touches the district's middle."""
        shrink = cos(radians(self.middle[1]))
        east = (here[0] - there[0]) * shrink
        north = here[1] - there[1]
        return float((east * east + north * north) ** 0.5 * METRES_PER_DEGREE)


def read_outline(text: str | bytes) -> Outline:
    """Read a GeoJSON geometry, feature or collection.

    Raises
    ------
    UnusableOutline
        If the text is not GeoJSON or holds no polygon.
    """
    try:
        rings = tuple(_rings(json.loads(text)))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise UnusableOutline(reason="内容不是完整的 GeoJSON") from error
    if not rings:
        raise UnusableOutline(reason="没有找到面")
    lons = [lon for ring in rings for lon, _ in ring]
    lats = [lat for ring in rings for _, lat in ring]
    west, south, east, north = min(lons), min(lats), max(lons), max(lats)
    middle = (west + east) / 2, (south + north) / 2
    return Outline(rings, bounds=(west, south, east, north), middle=middle)


def _rings(shape: dict[str, Any]) -> Iterator[Ring]:
    kind = shape["type"]
    if kind == "FeatureCollection":
        for feature in shape["features"]:
            yield from _rings(feature)
    elif kind == "Feature":
        yield from _rings(shape["geometry"])
    elif kind in {"Polygon", "MultiPolygon"}:
        polygons = shape["coordinates"] if kind == "MultiPolygon" else [shape["coordinates"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            yield tuple((float(position[0]), float(position[1])) for position in ring)


def demo_outline() -> bytes:
    """Return the outline that the demo district borrows; its licence stands beside the file."""
    return files("manyuan.synthetic").joinpath("outlines", DEMO_OUTLINE).read_bytes()
