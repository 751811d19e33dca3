from decimal import Decimal
from math import pi

import pytest

from manyuan.planner.travel import Point, Travel, great_circle_km, point


def travel(measured=(), *, detour="1.3", speed="20"):
    places = {"A": ("120", "36"), "B": ("120", "36.05")}
    points = {code: point(*map(Decimal, place)) for code, place in places.items()}
    return Travel(
        dict(measured),
        {**points, "C": point(None, Decimal(36))},
        detour=Decimal(detour),
        speed=Decimal(speed),
    )


def test_measured_way_counts_and_the_way_back_where_it_alone_was_measured():
    ways = travel([(("A", "B"), 12), (("B", "A"), 15), (("C", "A"), 30)])

    assert [ways.minutes(*pair) for pair in ("AB", "BA", "CA", "AC", "AA")] == [12, 15, 30, 30, 0]
    assert not any(ways.is_estimated(*pair) for pair in ("AB", "BA", "CA", "AC", "AA"))


# One twentieth of a degree of latitude is 6371.0088 km × π / 3600 = 5.5597 km; × 1.3 / 20 km/h is
# 21.68 minutes.
def test_unmeasured_way_is_estimated_from_the_great_circle_and_rounded_up():
    assert great_circle_km(Point(0, 0), Point(0, pi / 3600)) == pytest.approx(5.559755, abs=1e-5)
    assert travel().minutes("A", "B") == travel().minutes("B", "A") == 22
    assert travel().is_estimated("A", "B")


def test_detour_and_speed_count():
    assert travel(detour="1", speed="60").minutes("A", "B") == 6


def test_way_to_a_place_that_nobody_knows_is_unknown():
    ways = travel()

    assert (ways.minutes("A", "C"), ways.minutes("C", "A")) == (None, None)
    assert ways.is_estimated("A", "C")


def test_least_minutes_lead_over_any_place_in_either_direction():
    ways = travel([(("A", "C"), 3), (("C", "B"), 4), (("B", "A"), 30)])

    assert ways.by_way_of("A", ["B", "C", "D"]) == {"A": 0, "C": 3, "B": 7}
    assert ways.by_way_of("A", ["B", "C", "D"], towards=True) == {"A": 0, "C": 3, "B": 7}
    assert ways.by_way_of("A", ["B"]) == {"A": 0, "B": 30}
    assert ways.by_way_of("D", ["A"]) == {"D": 0}
