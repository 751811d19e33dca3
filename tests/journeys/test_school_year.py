"""A whole school year on the demo district: opened, lived, paid, judged, and the next one begun."""

import pytest

from journeys.year_steps import FIRST_DAY, STEPS, Year
from manyuan.cli.demo_district import load_demo
from worlds.clock import on_day


@pytest.fixture
def demo(live_server, monkeypatch):
    """The demo as a Chinese terminal makes it on the first day of the year."""
    monkeypatch.setenv("MANYUAN_LANG", "zh")
    with on_day(FIRST_DAY):
        return {one.username: one.password for one in load_demo()}


def test_school_year_from_its_opening_to_the_next(demo, new_page, picture):
    year = Year(new_page, demo, picture)

    for step in STEPS:
        step(year)
