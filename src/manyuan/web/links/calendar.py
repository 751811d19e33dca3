"""A calendar as other programs read it (RFC 5545): events with lasting names and versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from icalendar import Calendar, Event, vDuration

from manyuan import __version__
from manyuan.kernel.clock import CHINA

REFRESH = timedelta(hours=6)
Status = Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event: ``uid`` stays with it for good, ``version`` grows with each change of it.

    ``starts`` and ``ends`` are aware moments, or days of which the last is over;
    ``changed_at`` is when the version was made.
    """

    uid: str
    version: int
    status: Status
    starts: datetime | date
    ends: datetime | date
    changed_at: datetime
    summary: str
    location: str
    description: str


def calendar_text(name: str, entries: Iterable[Entry]) -> bytes:
    """Return a published calendar; times are written in the district's own time zone."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Manyuan//Manyuan {__version__}//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", CHINA.key)
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for entry in entries:
        calendar.add_component(_event(entry))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.version)
    event.add("status", entry.status)
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("dtstart", _local(entry.starts))
    event.add("dtend", _local(entry.ends))
    event.add("summary", entry.summary)
    event.add("location", entry.location)
    event.add("description", entry.description)
    return event


def _local(at: datetime | date) -> datetime | date:
    return at.astimezone(CHINA) if isinstance(at, datetime) else at
