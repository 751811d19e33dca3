"""Matches against a second, slower reading of the rule, and every obstacle by itself."""

from datetime import date, time, timedelta
from random import Random

import pytest

from manyuan.offers.matching import Asked, Given, Match, days_for, served_by
from manyuan.offers.slots import Slot, slots_of

DAY = date(2026, 3, 4)
LONG_AGO = date(2000, 1, 1)


def need(key=1, **rest):
    known = {
        "topic": "海洋科学",
        "stage": "primary",
        "minutes": 60,
        "slots": slots_of("2026-03-04 09:00-11:30"),
    }
    return Asked(key=key, **{**known, **rest})


def given(key=1, hours="2026-03-04 08:30-16:30", **rest):
    known = {
        "topics": frozenset({"海洋科学", "物理"}),
        "stages": frozenset({"primary"}),
        "slot": slots_of(hours)[0],
        "places": 2,
    }
    return Given(key=key, **{**known, **rest})


def test_match_lies_in_the_longest_common_hours():
    asked = need(slots=slots_of("2026-03-04 08:00-09:00;2026-03-04 13:00-15:00"))

    answer = days_for(asked, [given()], since=LONG_AGO)

    slot = slots_of("2026-03-04 13:00-15:00")[0]
    assert answer.found == (Match(asked=1, given=1, slot=slot, spare=60, places=2),)
    assert answer.obstacle is None


@pytest.mark.parametrize(
    ("asked", "offered", "since", "obstacle"),
    [
        (need(topic="考古"), given(), LONG_AGO, "topic"),
        (need(stage="senior"), given(), LONG_AGO, "stage"),
        (need(slots=slots_of("2026-03-05 09:00-11:30")), given(), LONG_AGO, "day"),
        (need(slots=slots_of("2026-03-04 16:30-18:00")), given(), LONG_AGO, "time"),
        (need(minutes=151), given(), LONG_AGO, "time"),
        (need(), given(), DAY + timedelta(days=1), "past"),
        (need(), given(places=0), LONG_AGO, "taken"),
    ],
)
def test_obstacle_is_named_from_both_sides(asked, offered, since, obstacle):
    assert days_for(asked, [offered], since=since).obstacle == obstacle
    assert served_by(offered, [asked], since=since).obstacle == obstacle


def test_exactly_enough_time_is_enough():
    assert days_for(need(minutes=150), [given()], since=DAY).found[0].spare == 0


def test_of_several_obstacles_the_nearest_to_a_match_is_named():
    others = [given(topics=frozenset({"考古"})), given(places=0), given(stages=frozenset())]

    assert days_for(need(), others, since=LONG_AGO).obstacle == "taken"
    assert days_for(need(), [], since=LONG_AGO).obstacle == "topic"


def test_best_comes_first_most_places_then_most_room_then_earliest():
    offers = [
        given(1, "2026-03-04 08:30-11:00"),
        given(2, places=3, hours="2026-03-04 09:00-10:30"),
        given(3, "2026-03-04 08:30-12:00"),
        given(4, "2026-03-03 08:30-12:00"),
    ]
    asked = need(slots=slots_of("2026-03-03 09:00-11:30;2026-03-04 09:00-11:30"))

    assert [m.given for m in days_for(asked, offers, since=LONG_AGO).found] == [2, 4, 3, 1]


def test_both_directions_find_the_same_pairs_as_minute_by_minute():
    draw = Random(7)
    needs = [_random_need(draw, key) for key in range(40)]
    offers = [_random_given(draw, key) for key in range(25)]

    there = {
        (one.key, match.given) for one in needs for match in days_for(one, offers, since=DAY).found
    }
    back = {
        (match.asked, one.key) for one in offers for match in served_by(one, needs, since=DAY).found
    }

    assert there == back == {(n.key, g.key) for n in needs for g in offers if _fits(n, g)}
    assert len(there) > 5


def _fits(asked, offered):
    """Say so by trying every start in steps of a quarter of an hour."""
    if asked.topic not in offered.topics or asked.stage not in offered.stages:
        return False
    if not offered.places or offered.slot.day < DAY:
        return False
    return any(
        slot.day == offered.slot.day
        and max(_at(slot.first), _at(offered.slot.first)) <= start
        and start + asked.minutes <= min(_at(slot.last), _at(offered.slot.last))
        for slot in asked.slots
        for start in range(0, 24 * 60, 15)
    )


def _at(moment):
    return moment.hour * 60 + moment.minute


def _random_slot(draw):
    first = draw.randrange(8 * 4, 15 * 4)
    last = first + draw.randrange(1, 12)
    day = DAY + timedelta(days=draw.randrange(-1, 3))
    return Slot(day, time(first // 4, first % 4 * 15), time(last // 4, last % 4 * 15))


def _random_need(draw, key):
    return need(
        key,
        topic=draw.choice("AB"),
        stage=draw.choice(["primary", "junior"]),
        minutes=draw.choice([30, 45, 60, 90]),
        slots=tuple(_random_slot(draw) for _ in range(draw.randrange(1, 4))),
    )


def _random_given(draw, key):
    return Given(
        key=key,
        topics=frozenset(draw.sample("ABC", 2)),
        stages=frozenset(draw.sample(["primary", "junior"], draw.randrange(1, 3))),
        slot=_random_slot(draw),
        places=draw.randrange(0, 3),
    )
