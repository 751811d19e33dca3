"""Changes of ``one_visit`` of which each alone keeps the request from being served."""

from collections.abc import Callable
from dataclasses import dataclass

from planner.kinds.caravan.tiny_caravans import DATES, Caravan

MONDAY, _TUESDAY, MADE_UP, SUNDAY = DATES


@dataclass(frozen=True)
class Case:
    """A change, and the code of the reason that the plan gives."""

    name: str
    code: str
    change: Callable[[Caravan], None]


def _request(**cells):
    return lambda made: made.change("visit_requests", "r1", **cells)


def _expert(**cells):
    return lambda made: made.change("experts", "E", **cells)


def _day(**cells):
    return lambda made: made.change("expert_days", "E", **cells)


def _sunday(made):
    _request(windows=f"{SUNDAY} 08:00-12:00")(made)
    _day(date=SUNDAY)(made)


def _unknown_place(made):
    made.tables["travel"].clear()
    made.change("schools", "A", lon="")


CASES = (
    Case("topic", "no_expert", _request(topic="航天")),
    Case("stage", "no_expert", _request(stage="junior")),
    Case("no windows", "incomplete", _request(windows="")),
    Case("no minutes", "incomplete", _request(minutes="")),
    Case("other date", "no_day", _request(windows="2026-10-14 08:00-12:00")),
    Case("sunday", "no_school_day", _sunday),
    Case("expert left that day", "no_day", _expert(left_on=MONDAY)),
    Case("other year", "no_day", _day(date="2027-10-12")),
    Case("window too short", "incomplete", _request(windows=f"{MONDAY} 08:00-08:39")),
    Case("window before the day", "no_time", _request(windows=f"{MONDAY} 07:00-08:39")),
    Case("window after the day", "no_time", _request(windows=f"{MONDAY} 11:21-12:30")),
    Case("too far there", "too_far", _request(windows=f"{MONDAY} 08:00-08:59")),
    Case("too far back", "too_far", _request(windows=f"{MONDAY} 11:01-12:00")),
    Case("day too short", "too_far", _day(end="09:19")),
    Case("unknown place", "no_way", _unknown_place),
    Case("no visits", "max_visits", _day(max_visits=0)),
)


def _make_up_day(made):
    _request(windows=f"{MADE_UP} 08:00-12:00")(made)
    _day(date=MADE_UP)(made)


HARMLESS = (
    Case("as it is", "", lambda _made: None),
    Case("expert leaves the day after", "", _expert(left_on=_TUESDAY)),
    Case("every stage", "", _expert(stages="")),
    Case("make-up saturday", "", _make_up_day),
    Case("window just long enough", "", _request(windows=f"{MONDAY} 08:20-09:00")),
    Case("day just long enough", "", _day(end="09:20")),
    Case("latest start", "", _request(windows=f"{MONDAY} 11:00-11:40")),
    Case("way back was measured", "", lambda made: made.tables["travel"].reverse()),
)
