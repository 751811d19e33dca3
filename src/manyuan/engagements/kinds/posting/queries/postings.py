from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.posting.enums import PostingState
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat


def visible_postings(seat: Seat) -> "QuerySet[Posting]":
    """Return the postings that the seat may see, with the names that pages show."""
    found = Posting.objects.filter(bureau_id=seat.bureau_id).select_related(
        "teacher", "home__unit", "host__unit", "group__unit", "flow"
    )
    if seat.role == Role.TEACHER:
        return found.filter(teacher__account_id=seat.person_id) if seat.person_id else found.none()
    own = schools_in_charge(seat)
    return found if own is None else found.filter(Q(home__in=own) | Q(host__in=own))


def posting_with_code(seat: Seat, code: str) -> Posting | None:
    """Return the posting with ``code``, whoever may see it."""
    return (
        Posting.objects.filter(bureau_id=seat.bureau_id, code=code)
        .select_related("teacher", "home__unit", "host__unit", "group__unit", "flow", "move__plan")
        .first()
    )


def running_on(found: "QuerySet[Posting]", day: date) -> "QuerySet[Posting]":
    """Return those under way on ``day``."""
    return (
        found.exclude(state=PostingState.CANCELLED)
        .annotate(over_on=Coalesce("ended_on", "ends_on"))
        .filter(starts_on__lte=day, over_on__gt=day)
    )


def beginning_in(found: "QuerySet[Posting]", year: SchoolYear) -> "QuerySet[Posting]":
    """Return those that begin in the school year."""
    following = SchoolYear(year.start + 1)
    return found.filter(starts_on__gte=year.first_day, starts_on__lt=following.first_day)


def path_of(seat: Seat, teachers: Iterable[int]) -> "QuerySet[Posting]":
    """Return a teacher's whole path: every posting, the earliest first."""
    return visible_postings(seat).filter(teacher__in=teachers).order_by("starts_on", "code")


def visible_codes(seat: Seat, among: Collection[str]) -> frozenset[str]:
    """Return those of some codes whose postings the seat may see."""
    found = visible_postings(seat).filter(code__in=among)
    return frozenset(found.order_by().values_list("code", flat=True))
