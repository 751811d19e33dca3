import unicodedata
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from manyuan.directory.models import Expert, Studio, Venue
from manyuan.directory.queries.partners import experts_of, studios_of
from manyuan.directory.queries.venues import venues_open_on
from manyuan.kernel.clock import today
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.permissions import may_manage_people

SHORTEST = 2
MOST = 30
SEARCHED = (UnitKind.SCHOOL, UnitKind.GROUP, UnitKind.PARTNER)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: units by kind, experts, studios, venues, people for who may see them.

    Of each kind at most ``MOST``; ``counts`` says how many there are, shown or not.
    """

    units: dict[UnitKind, tuple[Unit, ...]]
    experts: tuple[Expert, ...]
    studios: tuple[Studio, ...]
    venues: tuple[Venue, ...]
    people: tuple[Person, ...]
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """Return how many were found in all."""
        return sum(self.counts.values())


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a search as they are stored: full-width letters become plain ones."""
    return tuple(unicodedata.normalize("NFKC", text).split())


def search_directory(seat: Seat, text: str) -> Found:
    """Return what holds every word in its name, code or, of an expert, topics."""
    words = words_of(text)
    units = {kind: _units(seat, kind, words) for kind in SEARCHED}
    experts, studios = _experts(seat, words), _studios(seat, words)
    venues, people = _venues(seat, words), _people(seat, words)
    others = {"expert": experts, "studio": studios, "venue": venues, "person": people}
    counts = {kind.value: found.count() for kind, found in units.items()}
    return Found(
        units={kind: tuple(found[:MOST]) for kind, found in units.items()},
        experts=tuple(experts[:MOST]),
        studios=tuple(studios[:MOST]),
        venues=tuple(venues[:MOST]),
        people=tuple(people[:MOST]),
        counts={**counts, **{kind: other.count() for kind, other in others.items()}},
    )


def _units(seat: Seat, kind: UnitKind, words: tuple[str, ...]) -> "QuerySet[Unit]":
    found = Unit.objects.filter(bureau_id=seat.bureau_id, kind=kind)
    for word in words:
        address = Q(school__address__icontains=word) if kind == UnitKind.SCHOOL else Q()
        found = found.filter(Q(name__icontains=word) | Q(code__icontains=word) | address)
    return found.order_by("name", "code").select_related(kind.value)


def _experts(seat: Seat, words: tuple[str, ...]) -> "QuerySet[Expert]":
    found = experts_of(seat)
    for word in words:
        told = Q(name__icontains=word) | Q(code__icontains=word) | Q(topics__icontains=word)
        found = found.filter(told)
    return found


def _studios(seat: Seat, words: tuple[str, ...]) -> "QuerySet[Studio]":
    found = studios_of(seat)
    for word in words:
        host = Q(school__unit__name__icontains=word)
        found = found.filter(Q(subject__icontains=word) | Q(code__icontains=word) | host)
    return found


def _venues(seat: Seat, words: tuple[str, ...]) -> "QuerySet[Venue]":
    found = venues_open_on(seat, today())
    for word in words:
        owner = Q(school__unit__name__icontains=word)
        found = found.filter(Q(name__icontains=word) | Q(code__icontains=word) | owner)
    return found


def _people(seat: Seat, words: tuple[str, ...]) -> "QuerySet[Person]":
    if not may_manage_people(seat):
        return Person.objects.none()
    own = Seat.objects.filter(bureau_id=seat.bureau_id, person__isnull=False)
    found = Person.objects.filter(pk__in=own.values("person_id"))
    for word in words:
        found = found.filter(Q(name__icontains=word) | Q(username__icontains=word))
    return found.order_by("name", "username")
