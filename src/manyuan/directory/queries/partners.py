from datetime import date

from django.db.models import Q, QuerySet

from manyuan.directory.lasting import lasts_on, not_ended_by
from manyuan.directory.models import Agreement, Expert, Partner, Studio
from manyuan.directory.queries.groups import groups_on
from manyuan.directory.queries.schools import schools_on
from manyuan.directory.visibility import visible_agreements, visible_experts, visible_studios
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat


def visible_partners(seat: Seat) -> "QuerySet[Partner]":
    """Return the partners of the bureau."""
    return Partner.objects.filter(bureau_id=seat.bureau_id)


def partner_with_code(seat: Seat, code: str) -> Partner | None:
    """Return the partner with ``code``."""
    return visible_partners(seat).filter(unit__code=code).first()


def agreements_of(seat: Seat) -> "QuerySet[Agreement]":
    """Return every agreement that the seat may see, with the names that pages show."""
    return visible_agreements(seat).select_related(
        "partner__unit", "group__unit", "school__unit", "expert"
    )


def agreements_on(seat: Seat, day: date) -> "QuerySet[Agreement]":
    """Return the agreements in force on ``day``: their group or school and expert are there."""
    groups = groups_on(seat, day).order_by().values("pk")
    schools = schools_on(seat, day).order_by().values("pk")
    return agreements_of(seat).filter(
        lasts_on(day, first="starts_on", last="ends_on"),
        Q(group__in=groups) | Q(school__in=schools),
        Q(expert__isnull=True) | not_ended_by(day, last="expert__left_on"),
    )


def experts_of(seat: Seat) -> "QuerySet[Expert]":
    """Return the experts whom the seat may know, with the names that pages show."""
    return visible_experts(seat).select_related("partner__unit", "studio__school__unit")


def experts_on(seat: Seat, day: date) -> "QuerySet[Expert]":
    """Return the experts who have not left by ``day``."""
    return experts_of(seat).filter(not_ended_by(day, last="left_on"))


def experts_today(seat: Seat) -> "QuerySet[Expert]":
    """Return the experts who have not left: those who can be chosen for what lies ahead."""
    return experts_on(seat, today())


def expert_with_code(seat: Seat, code: str) -> Expert | None:
    """Return the expert with ``code``."""
    return experts_of(seat).filter(code=code).first()


def studios_of(seat: Seat) -> "QuerySet[Studio]":
    """Return every doctoral studio of the bureau, with the names that pages show."""
    return visible_studios(seat).select_related("school__unit")


def studios_on(seat: Seat, day: date) -> "QuerySet[Studio]":
    """Return the studios open on ``day`` at a school that is; one without a date always was."""
    lasts = lasts_on(day, first="opened_on", last="closed_on")
    return studios_of(seat).filter(lasts, school__in=schools_on(seat, day).order_by().values("pk"))


def studio_with_code(seat: Seat, code: str) -> Studio | None:
    """Return the studio with ``code``."""
    return studios_of(seat).filter(code=code).first()
