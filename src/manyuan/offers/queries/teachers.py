from collections import Counter
from typing import TYPE_CHECKING

from manyuan.directory.models import School, Teacher
from manyuan.directory.visibility import schools_in_charge, visible_teachers
from manyuan.kernel.clock import today
from manyuan.offers.models import Contest, Exemption, Post, Statement, Window
from manyuan.offers.queries.schools import places_of
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Person, Seat
from manyuan.seats.queries import held_on

if TYPE_CHECKING:
    from django.db.models import QuerySet

# What the pages of a teacher and the rules of the exchange read beside the row.
ALONG = ("school__unit", "school__campus_of__unit", "posted_to__unit", "account")
# What a school may say of its teachers; postings, exemptions and wishes have ways of their own.
CORRECTABLE = (
    "name",
    "school",
    "stage",
    "subject",
    "sex",
    "born",
    "at_school_since",
    "education",
    "title",
    "backbone",
    "cadre",
    "on_establishment",
    "graduating_class",
    "last_exchanged",
)


def teachers_of_school(seat: Seat, school: School) -> "QuerySet[Teacher]":
    """Return the roster of a legal school with its campuses, as far as the seat may see it."""
    places = [place.pk for place in places_of(school)]
    return visible_teachers(seat).filter(school__in=places).select_related(*ALONG)


def teacher_here(seat: Seat, pk: int) -> Teacher | None:
    """Return a teacher whom the seat may see, or the own record of a teacher's seat."""
    found = (own_records(seat) if seat.is_any_of(Role.TEACHER) else visible_teachers(seat)).filter(
        pk=pk
    )
    return found.select_related(*ALONG).first()


def own_records(seat: Seat) -> "QuerySet[Teacher]":
    """Return the roster row that belongs to the account in the seat, if the bureau linked one."""
    if not seat.is_any_of(Role.TEACHER) or seat.person_id is None:
        return Teacher.objects.none()
    return Teacher.objects.filter(bureau_id=seat.bureau_id, account=seat.person_id)


def own_record(seat: Seat) -> Teacher | None:
    """Return the roster row of the teacher in the seat."""
    found = own_records(seat).select_related(*ALONG)
    return found.first()


def exemptions_of(seat: Seat) -> "QuerySet[Exemption]":
    """Return the applications of the schools in charge, or those for the teacher in the seat."""
    if seat.is_any_of(Role.GROUP_OFFICE):
        return Exemption.objects.none()
    teachers = own_records(seat) if seat.is_any_of(Role.TEACHER) else visible_teachers(seat)
    return Exemption.objects.filter(teacher__in=teachers.order_by().values("pk")).select_related(
        "teacher__school__unit",
        "teacher__school__campus_of__unit",
        "proposed_by__person",
        "decided_by__person",
    )


def contests_of(seat: Seat) -> "QuerySet[Contest]":
    """Return the requests for correction at the schools in charge, or the teacher's own."""
    if seat.is_any_of(Role.GROUP_OFFICE):
        return Contest.objects.none()
    teachers = own_records(seat) if seat.is_any_of(Role.TEACHER) else visible_teachers(seat)
    return Contest.objects.filter(teacher__in=teachers.order_by().values("pk")).select_related(
        "teacher__school__unit", "teacher__school__campus_of__unit", "answered_by__person"
    )


def statement_of(teacher: Teacher, window: Window) -> Statement | None:
    """Return what the teacher said about wishes within the window."""
    return Statement.objects.filter(teacher=teacher, window=window).first()


def without_statement(seat: Seat, window: Window) -> list[int]:
    """Return the accounts of the bureau's teachers who have said nothing within the window."""
    said = Statement.objects.filter(window=window).order_by().values("teacher")
    found = Teacher.objects.filter(bureau_id=seat.bureau_id, account__isnull=False)
    return list(found.exclude(pk__in=said).order_by().values_list("account", flat=True))


def posts_of(school: School, year: int) -> list[Post]:
    """Return the posts that a place of teaching wants for a year."""
    return list(Post.objects.filter(school=school, year=year))


def posts_of_year(seat: Seat, year: int) -> "QuerySet[Post]":
    """Return the posts that the schools of the seat want for a year."""
    found, own = Post.objects.filter(bureau_id=seat.bureau_id, year=year), schools_in_charge(seat)
    return found if own is None else found.filter(school__in=own)


def accounts_at(seat: Seat, school: School) -> list[Person]:
    """Return who sits as a teacher at the school or one of its campuses, by sign-in name."""
    places = [place.pk for place in places_of(school)]
    seats = Seat.objects.filter(
        held_on(today()),
        bureau_id=seat.bureau_id,
        role=Role.TEACHER,
        unit__kind=UnitKind.SCHOOL,
        unit__in=places,
    )
    return list(Person.objects.filter(pk__in=seats.values("person_id")).order_by("username"))


def taught_at(school: School) -> list[tuple[str, str, int]]:
    """Return how many teachers a place has, by stage and subject."""
    found = Teacher.objects.filter(school=school).order_by().values_list("stage", "subject")
    return [(*pair, count) for pair, count in sorted(Counter(found).items())]
