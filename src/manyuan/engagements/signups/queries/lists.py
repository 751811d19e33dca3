from collections.abc import Mapping
from datetime import date

from django.db.models import F, Q, QuerySet

from manyuan.engagements.signups.kinds import Shown, public_kinds
from manyuan.engagements.signups.models import SchoolQuota, SignUp
from manyuan.kernel.clock import CHINA, now, today
from manyuan.seats.models import Seat


def lists_of(seat: Seat, kind: str, code: str) -> "QuerySet[SignUp]":
    """Return the lists of an engagement, the first opened first."""
    found = SignUp.objects.filter(bureau_id=seat.bureau_id, kind=kind, code=code)
    return found.order_by("number")


def lists(seat: Seat) -> "QuerySet[SignUp]":
    """Return the lists of the engagements that the seat may see, newest first."""
    found = SignUp.objects.filter(bureau_id=seat.bureau_id)
    seen = Q(pk__in=())
    for kind in public_kinds().values():
        codes = set(found.filter(kind=kind.slug).order_by().values_list("code", flat=True))
        seen |= Q(kind=kind.slug, code__in=kind.codes(seat, codes))
    return found.filter(seen)


def list_numbered(seat: Seat, number: int) -> SignUp | None:
    """Return the list of this number, whosever it is: the public's pages look at what it is for."""
    return SignUp.objects.filter(bureau_id=seat.bureau_id, number=number).first()


def quotas_of(seat: Seat, sign_up: SignUp) -> "QuerySet[SchoolQuota]":
    """Return the quotas of a list, by school."""
    found = SchoolQuota.objects.filter(bureau_id=seat.bureau_id, sign_up=sign_up)
    return found.select_related("school__unit")


def open_places(seat: Seat, kind: str) -> Mapping[str, tuple[int, date]]:
    """Return for how many people there is a place now, and until when, by engagement of a kind."""
    found = SignUp.objects.filter(
        bureau_id=seat.bureau_id,
        kind=kind,
        closed_at=None,
        opens_at__lte=now(),
        closes_at__gt=now(),
        taken__lt=F("places"),
    )
    places: dict[str, tuple[int, date]] = {}
    for one in found.order_by("closes_at"):
        left, _until = places.get(one.code, (0, None))
        places[one.code] = (left + one.free, one.closes_at.astimezone(CHINA).date())
    return places


def lists_to_purge(seat: Seat) -> "QuerySet[SignUp]":
    """Return the lists whose day has come to forget who signed up."""
    found = SignUp.objects.filter(bureau_id=seat.bureau_id, purged_at__isnull=True)
    return found.filter(delete_on__lte=today()).order_by("pk")


def shown_engagement(seat: Seat, kind: str, code: str) -> Shown | None:
    """Return an engagement as the public sees it, if it does."""
    known = public_kinds().get(kind)
    return None if known is None else next(iter(known.shown(seat, code)), None)


def shown_engagements(seat: Seat) -> list[Shown]:
    """Return what the public sees of engagements of every kind, the soonest first."""
    found = [one for kind in public_kinds().values() for one in kind.shown(seat, None)]
    return sorted(found, key=lambda one: (one.starts_on, one.starts_at is not None, one.code))
