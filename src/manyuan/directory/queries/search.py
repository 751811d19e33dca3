import unicodedata
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.permissions import may_manage_people

SHORTEST = 2
MOST = 30
SEARCHED = (UnitKind.SCHOOL, UnitKind.GROUP, UnitKind.PARTNER)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: units by kind, people where the seat may see them, capped at ``MOST``.

    ``counts`` says how many there are of each kind, shown or not.
    """

    units: dict[UnitKind, tuple[Unit, ...]]
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
    """Return schools, groups, partners and people whose name or code holds every word."""
    words = words_of(text)
    units = {kind: _units(seat, kind, words) for kind in SEARCHED}
    people = _people(seat, words)
    counts = {kind.value: found.count() for kind, found in units.items()}
    return Found(
        units={kind: tuple(found[:MOST]) for kind, found in units.items()},
        people=tuple(people[:MOST]),
        counts={**counts, "person": people.count()},
    )


def _units(seat: Seat, kind: UnitKind, words: tuple[str, ...]) -> "QuerySet[Unit]":
    found = Unit.objects.filter(bureau_id=seat.bureau_id, kind=kind)
    for word in words:
        address = Q(school__address__icontains=word) if kind == UnitKind.SCHOOL else Q()
        found = found.filter(Q(name__icontains=word) | Q(code__icontains=word) | address)
    return found.order_by("name", "code").select_related(kind.value)


def _people(seat: Seat, words: tuple[str, ...]) -> "QuerySet[Person]":
    if not may_manage_people(seat):
        return Person.objects.none()
    own = Seat.objects.filter(bureau_id=seat.bureau_id, person__isnull=False)
    found = Person.objects.filter(pk__in=own.values("person_id"))
    for word in words:
        found = found.filter(Q(name__icontains=word) | Q(username__icontains=word))
    return found.order_by("name", "username")
