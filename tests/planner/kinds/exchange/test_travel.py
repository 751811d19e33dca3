from decimal import Decimal
from math import pi

import pytest

from manyuan.planner.kinds.exchange.problem import Problem, School
from manyuan.planner.kinds.exchange.travel import Point, Travel, great_circle_km
from manyuan.rules.balance import load_balance_pack
from manyuan.rules.exchange import load_exchange_pack, with_overrides


def school(code, lon=None, lat=None):
    return School(
        code=code,
        name=code,
        kind="primary",
        nature="public",
        strength=None,
        legal=code,
        lon=None if lon is None else Decimal(lon),
        lat=None if lat is None else Decimal(lat),
    )


def travel(measured=(), **rules):
    return Travel(
        Problem(
            year=2026,
            scope="district",
            pack=with_overrides(load_exchange_pack(), rules),
            balance=load_balance_pack(),
            schools=(school("A", "120", "36"), school("B", "120", "36.05"), school("C")),
            teams=(),
            reports=(),
            teachers=(),
            posts=(),
            travel=dict(measured),
        )
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


def test_detour_and_speed_are_rules():
    faster = {"limits.travel_detour": "1", "limits.travel_speed_kmh": "60"}

    assert travel(**faster).minutes("A", "B") == 6


def test_way_to_a_place_that_nobody_knows_is_unknown():
    ways = travel()

    assert (ways.minutes("A", "C"), ways.minutes("C", "A")) == (None, None)
    assert ways.is_estimated("A", "C")
