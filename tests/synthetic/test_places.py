from itertools import combinations
from random import Random

import pytest

from manyuan.synthetic.errors import UnusableOutline
from manyuan.synthetic.outline import demo_outline, read_outline
from manyuan.synthetic.places import Place, place_near, scatter

SQUARE = '{"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]]}'
HOLED = (
    '{"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]],'
    " [[0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.4, 0.6], [0.4, 0.4]]]}"
)


def test_point_in_a_hole_is_outside():
    assert read_outline(SQUARE).contains(0.5, 0.5)
    assert not read_outline(HOLED).contains(0.5, 0.5)


@pytest.mark.parametrize(
    "wrapped",
    [
        f'{{"type": "Feature", "geometry": {SQUARE}}}',
        f'{{"type": "FeatureCollection", "features": [{{"type": "Feature", "geometry": {SQUARE}}}]}}',
    ],
)
def test_features_and_collections_are_read(wrapped):
    assert read_outline(wrapped) == read_outline(SQUARE)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"type": "Point", "coordinates": [0, 0]}', '{"type": "Polygon"}', b"\xff"],
)
def test_outline_without_a_polygon_is_refused(text):
    with pytest.raises(UnusableOutline):
        read_outline(text)


def test_places_keep_apart():
    outline = read_outline(demo_outline())

    places = scatter(outline, count=60, rng=Random(3))

    nearest = min(outline.metres_between(a.point, b.point) for a, b in combinations(places, 2))
    assert nearest > 100


def test_places_move_closer_when_the_district_is_a_thin_strip():
    strip = '{"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1.001, 1], [0, 0]]]}'
    outline = read_outline(strip)

    places = scatter(outline, count=12, rng=Random(3))

    assert len({place.point for place in places}) == 12
    assert [place for place in places if not outline.contains(*place.point)] == []


def test_places_are_denser_towards_the_middle():
    outline = read_outline(SQUARE)

    places = scatter(outline, count=300, rng=Random(3))

    # The inner quarter of the square would hold a quarter of evenly spread places.
    inner = [p for p in places if 0.25 < p.lon < 0.75 and 0.25 < p.lat < 0.75]
    assert len(inner) > 100


def test_place_nearby_stays_inside():
    outline = read_outline(SQUARE)
    here = scatter(outline, count=1, rng=Random(3))[0]

    places = [place_near(outline, here, metres=90_000, rng=Random(n)) for n in range(50)]

    assert [place for place in places if not outline.contains(*place.point)] == []


def test_place_nearby_is_the_place_itself_where_there_is_no_room():
    outline = read_outline(SQUARE)
    outside = Place(5.0, 5.0)

    assert place_near(outline, outside, metres=10, rng=Random(1)) == outside
