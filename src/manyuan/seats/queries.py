from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from manyuan.kernel.clock import today
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Link, LinkUse, Person, Seat, Unit
from manyuan.seats.scope import before_any_seat


def held_on(day: date) -> Q:
    """Return the condition that a seat is held on ``day``."""
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))


def seats_of(person: Person) -> list[Seat]:
    """Return the seats that a person holds today, of every bureau, first granted first."""
    with before_any_seat():
        return list(
            Seat.objects.filter(held_on(today()), person=person)
            .select_related("person", "unit", "bureau", "stands_in_for__person")
            .order_by("pk")
        )


def deputies_of(seat: Seat) -> QuerySet[Seat]:
    """Return who stands in for the seat today or later, the first before the others."""
    found = Seat.objects.filter(stands_in_for=seat, ends_on__gt=today())
    return found.select_related("person", "unit", "stands_in_for__person").order_by("starts_on")


def deputy_seats(seat: Seat) -> QuerySet[Seat]:
    """Return the seats of deputies at the seat's bureau, past ones included."""
    found = Seat.objects.filter(bureau_id=seat.bureau_id, stands_in_for__isnull=False)
    return found.select_related("person", "unit", "stands_in_for__person")


def deputy_now(seat: Seat) -> Seat | None:
    """Return who stands in for the seat today."""
    return deputies_of(seat).filter(starts_on__lte=today()).first()


def colleague(seat: Seat, username: str) -> Person | None:
    """Return who signs in with a name and sits at the seat's bureau today."""
    sitting = Seat.objects.filter(held_on(today()), bureau_id=seat.bureau_id).order_by()
    name = Person.normalize_username(username)
    found = Person.objects.filter(pk__in=sitting.values("person_id"), is_active=True)
    return found.filter(username=name).first()


def bureau_with_code(code: str) -> Unit | None:
    """Return the bureau of a district code, if this installation runs it."""
    with before_any_seat():
        return Unit.objects.filter(kind=UnitKind.BUREAU, code=code).first()


def bureaus() -> list[Unit]:
    """Return every bureau of this installation."""
    with before_any_seat():
        return list(Unit.objects.filter(kind=UnitKind.BUREAU).order_by("code"))


def public_seat_of(code: str) -> Seat | None:
    """Return the seat from which the public sees a bureau, if it was ever opened to the public."""
    with before_any_seat():
        found = Seat.objects.filter(role=Role.PUBLIC, unit__code=code, unit__kind=UnitKind.BUREAU)
        return found.select_related("unit", "bureau").first()


def seats_of_bureau() -> QuerySet[Seat]:
    """Return the people's seats of the bureau in scope, past ones included."""
    found = Seat.objects.filter(person__isnull=False)
    return found.select_related("person", "unit", "stands_in_for__person")


def people_of_bureau() -> QuerySet[Person]:
    """Return whoever has or had a seat at the bureau in scope."""
    return Person.objects.filter(pk__in=Seat.objects.order_by().values("person_id"))


def principals_on(day: date, schools: Iterable[int]) -> dict[int, str]:
    """Return the names of those who are principals of ``schools`` on ``day``, by school."""
    found = Seat.objects.filter(held_on(day), role=Role.PRINCIPAL, unit__in=list(schools))
    names: dict[int, list[str]] = {}
    for unit, name in found.order_by("pk").values_list("unit_id", "person__name"):
        names.setdefault(unit, []).append(name)
    return {unit: "、".join(held) for unit, held in names.items()}


def officers_on(day: date) -> list[Person]:
    """Return who is an officer of the bureau in scope on ``day``, by when they began."""
    found = Seat.objects.filter(held_on(day), role=Role.BUREAU_OFFICER, person__is_active=True)
    return [seat.person for seat in found.select_related("person").order_by("pk") if seat.person]


def units_of_bureau(kind: UnitKind) -> QuerySet[Unit]:
    """Return the units of one kind of the bureau in scope."""
    return Unit.objects.filter(kind=kind)


def usernames_like(beginning: str) -> frozenset[str]:
    """Return the sign-in names of any bureau that begin so: a new one must differ from all."""
    found = Person.objects.filter(username__startswith=beginning)
    return frozenset(found.values_list("username", flat=True))


def usernames_taken(usernames: set[str]) -> frozenset[str]:
    """Return which of the sign-in names somebody of any bureau has."""
    found = Person.objects.filter(username__in=usernames)
    return frozenset(found.values_list("username", flat=True))


def open_on(day: date) -> Q:
    """Return the condition that a link opens something on ``day``."""
    return Q(revoked_at__isnull=True, expires_on__gt=day)


def link_with_digest(digest: str) -> Link | None:
    """Return the link of a token's digest if it is open today, its seat made ready to act."""
    with before_any_seat():
        found = Link.objects.filter(open_on(today()), digest=digest)
        link = found.select_related("seat__unit", "seat__bureau").first()
    if link is not None:
        link.seat.link_number = link.number
    return link


def links_of_unit(seat: Seat, unit: Unit) -> QuerySet[Link]:
    """Return the links of a unit, newest first, with how often and when they were last used."""
    return (
        Link.objects.filter(bureau_id=seat.bureau_id, seat__unit=unit)
        .select_related("seat__unit", "made_by__person")
        .annotate(uses=Count("used"), last_used_at=Max("used__at"))
        .order_by("-number")
    )


def uses_of_link(seat: Seat, link: Link) -> QuerySet[LinkUse]:
    """Return when and for what a link was used, the latest first."""
    return LinkUse.objects.filter(bureau_id=seat.bureau_id, link=link)


def link_numbered(seat: Seat, number: int) -> Link | None:
    """Return the link of this number."""
    found = Link.objects.filter(bureau_id=seat.bureau_id, number=number)
    return found.select_related("seat__unit").first()


def unit_with_code(seat: Seat, kind: str, code: str) -> Unit | None:
    """Return the unit of a kind and code at the seat's bureau."""
    return Unit.objects.filter(bureau_id=seat.bureau_id, kind=kind, code=code).first()
