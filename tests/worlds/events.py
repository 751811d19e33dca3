"""Events over Shore: a celebration that S1 runs with S2 and S3."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from io import BytesIO
from typing import Any

from PIL import Image

from manyuan.engagements.kinds.event.actions import (
    EventFacts,
    ItemFacts,
    PartFacts,
    announce_event,
    draft_event,
    hold_event,
    set_parts,
    set_poster,
    set_programme,
)
from manyuan.engagements.kinds.event.models import Event
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear

DAY = timedelta(days=1)


def day_ahead() -> date:
    """Return a day whose next lies in the same school year, whatever day it is today."""
    day = today() + 21 * DAY
    return day if SchoolYear.on(day + DAY) == SchoolYear.on(day) else day + DAY


def day_behind() -> date:
    """Return a day that lies a week behind."""
    return today() - 7 * DAY


AHEAD, PAST = day_ahead(), day_behind()


def _picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, format="PNG")
    return out.getvalue()


PICTURE = _picture()


def facts(shore: Any, **rest: Any) -> EventFacts:
    on: date = rest.pop("on", day_ahead())
    given: dict[str, Any] = {
        "mode": "celebration",
        "title": "六一联欢",
        "starts_on": on,
        "ends_on": on,
        "starts_at": time(9),
        "ends_at": time(11, 30),
        "main_host": shore.school("S1"),
        "place": shore.school("S1"),
        "is_public": True,
    }
    return EventFacts(**{**given, **rest})


def celebrate(shore: Any, **rest: Any) -> Event:
    """Prepare the celebration with three schools and a programme of two items."""
    event = draft_event(by=shore.officer, facts=facts(shore, **rest))
    set_parts(by=shore.officer, event=event, parts=three_parts(shore))
    items = [
        ItemFacts(on=event.starts_on, starts_at=time(9), title="开幕", place="操场"),
        ItemFacts(
            on=event.starts_on,
            starts_at=time(9, 30),
            ends_at=time(11, 30),
            title="游园",
            responsible=shore.school("S2"),
        ),
    ]
    set_programme(by=shore.officer, event=event, items=items)
    event.refresh_from_db()
    return event


def three_parts(shore: Any) -> list[PartFacts]:
    return [
        PartFacts(
            school=shore.school("S1"),
            part="host",
            expected_pupils=900,
            expected_teachers=40,
            duty="主会场",
        ),
        PartFacts(school=shore.school("S2"), part="host", expected_pupils=700, duty="游园"),
        PartFacts(school=shore.school("S3"), expected_pupils=500, expected_teachers=20),
    ]


def announced(shore: Any, **rest: Any) -> Event:
    return announce_event(by=shore.officer, event=celebrate(shore, **rest))


@dataclass(frozen=True)
class Gathered:
    """A celebration ahead, and one that was held, with a poster."""

    event: str
    held_event: str


def gather_something(shore: Any) -> Gathered:
    past = celebrate(shore, on=day_behind())
    set_poster(by=shore.officer, event=past, name="海报.png", content=PICTURE)
    hold_event(by=shore.officer, event=past)
    return Gathered(announced(shore).code, past.code)
