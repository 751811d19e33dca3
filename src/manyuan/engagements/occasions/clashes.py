"""What rules a time out, over all kinds; whoever asks holds the bureau's lock until it has written.

Hours clash with hours; a venue that is taken for whole days clashes with every hour of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Q

from manyuan.directory.models import School
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.errors import NobodyIsTwice, VenueIsTaken, WayIsTooLong
from manyuan.engagements.models import Occasion
from manyuan.engagements.occasions.facts import OccasionFacts, facts_of
from manyuan.plans.queries.ways import ways
from manyuan.seats.models import Seat, Unit

MIDNIGHT, LAST_MINUTE = time.min, time.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An occasion as clashes are looked for: who is there, where and when."""

    title: str
    first: date
    last: date
    starts_at: time
    ends_at: time
    has_hours: bool
    place: Unit | None
    venue: int | None
    people: dict[tuple[str, int], str]

    def overlaps(self, other: "Taken") -> bool:
        """Say whether both are under way at some moment."""
        same_day = self.first <= other.last and other.first <= self.last
        return same_day and self.starts_at < other.ends_at and other.starts_at < self.ends_at


def require_no_clash(by: Seat, *, kind: str, code: str, occasions: Sequence[OccasionFacts]) -> None:
    """Let nobody be at two places at once, no venue be taken twice, no way be too long.

    Raises
    ------
    NobodyIsTwice, VenueIsTaken, WayIsTooLong
        With what is in the way, be it stored or earlier in ``occasions``.
    """
    asked = [of_facts(one) for one in occasions if one.takes_place]
    standing = list(_standing(by, asked, ~Q(kind=kind, code=code)))
    for one in asked:
        for other in standing:
            _require_apart(by, one, other)
        standing.append(one)


def require_no_clash_with_other_kinds(
    by: Seat, *, kind: str, occasions: Sequence[OccasionFacts]
) -> None:
    """Let nothing of other kinds be in the way, where a kind looks after its own by itself.

    Raises
    ------
    NobodyIsTwice, VenueIsTaken, WayIsTooLong
        With what is in the way.
    """
    asked = [of_facts(one) for one in occasions if one.takes_place]
    standing = list(_standing(by, asked, ~Q(kind=kind)))
    for one in asked:
        for other in standing:
            _require_apart(by, one, other)


def of_facts(facts: OccasionFacts) -> Taken:
    """Return what the facts of an occasion take."""
    people = {("teacher", one.pk): one.name for one in facts.teachers}
    people |= {("expert", one.pk): str(one) for one in facts.experts}
    return Taken(
        title=facts.title,
        first=facts.starts_on,
        last=facts.ends_on,
        starts_at=facts.starts_at or MIDNIGHT,
        ends_at=facts.ends_at or LAST_MINUTE,
        has_hours=facts.starts_at is not None,
        place=facts.place,
        venue=facts.venue.pk if facts.venue else None,
        people=people,
    )


def _standing(by: Seat, asked: Sequence[Taken], among: Q) -> Iterator[Taken]:
    """Yield the occasions of other engagements that take what is asked for, in the same days."""
    if not asked:
        return
    teachers = {key for one in asked for what, key in one.people if what == "teacher"}
    experts = {key for one in asked for what, key in one.people if what == "expert"}
    venues = {one.venue for one in asked if one.venue is not None}
    wanted = Q(teachers__in=teachers) | Q(experts__in=experts) | Q(venue__in=venues)
    found = Occasion.objects.filter(
        wanted,
        among,
        bureau_id=by.bureau_id,
        starts_on__lte=max(one.last for one in asked),
        ends_on__gte=min(one.first for one in asked),
    )
    others = found.exclude(status=FlowStatus.CANCELLED)
    shown = others.select_related("place", "venue", "group").prefetch_related(
        "units", "teachers", "experts"
    )
    for occasion in shown.distinct():
        yield of_facts(facts_of(occasion))


def _require_apart(by: Seat, one: Taken, other: Taken) -> None:
    if one.overlaps(other) and one.venue is not None and one.venue == other.venue:
        raise VenueIsTaken(**_said(other))
    # A posting or an exchange takes whole days; its people are free to meet within them.
    shared = one.people.keys() & other.people.keys()
    if not shared or not (one.has_hours and other.has_hours) or one.first != other.first:
        return
    who = one.people[min(shared)]
    if one.overlaps(other):
        raise NobodyIsTwice(who=who, **_said(other))
    _require_time_for_the_way(by, who, one, other)


def _require_time_for_the_way(by: Seat, who: str, one: Taken, other: Taken) -> None:
    first, second = sorted((one, other), key=lambda taken: taken.starts_at)
    start, end = _school(first.place), _school(second.place)
    if start is None or end is None or start == end:
        return
    travel = ways(by, one.first, schools=[start, end])
    needed = travel.minutes(start.unit.code, end.unit.code) or 0
    left = _minute(second.starts_at) - _minute(first.ends_at)
    if needed > left:
        raise WayIsTooLong(who=who, needed=needed, left=left, **_said(other))


def _school(place: Unit | None) -> School | None:
    return None if place is None else School.objects.filter(pk=place.pk).first()


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _said(other: Taken) -> dict[str, object]:
    hours = f" {other.starts_at:%H:%M}–{other.ends_at:%H:%M}" if other.has_hours else ""
    place = other.place.name if other.place else ""
    return {"title": other.title, "when": f"{other.first.isoformat()}{hours}", "place": place}
