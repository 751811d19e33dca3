from dataclasses import dataclass
from datetime import date, time

from manyuan.directory.models import Expert, Group, Teacher, Venue
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.models import Occasion
from manyuan.seats.models import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionFacts:
    """One time of an engagement: without hours it takes whole days, the last one included.

    ``units`` are the schools and partners that take part, ``place`` where it is; ``room`` names a
    hall that is no venue of the register. What ``is_personal`` tells of one person: whoever is in
    charge sees it and the person, colleagues do not.
    """

    title: str
    starts_on: date
    ends_on: date
    status: FlowStatus
    units: tuple[Unit, ...]
    number: int = 1
    mode: str = ""
    is_personal: bool = False
    starts_at: time | None = None
    ends_at: time | None = None
    place: Unit | None = None
    venue: Venue | None = None
    room: str = ""
    people: int | None = None
    group: Group | None = None
    teachers: tuple[Teacher, ...] = ()
    experts: tuple[Expert, ...] = ()

    @property
    def takes_place(self) -> bool:
        """Say whether anybody is to be there."""
        return self.status != FlowStatus.CANCELLED


MANY = ("units", "teachers", "experts")


def facts_of(occasion: Occasion, **other: object) -> OccasionFacts:
    """Return what is stored of an occasion, but for what is given otherwise."""
    names = [name for name in OccasionFacts.__slots__ if name not in MANY]
    stored = {name: getattr(occasion, name) for name in names}
    stored["status"] = FlowStatus(occasion.status)
    stored |= {name: tuple(getattr(occasion, name).all()) for name in MANY}
    return OccasionFacts(**{**stored, **other})
