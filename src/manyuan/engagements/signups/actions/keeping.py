"""A list is opened, changed, ended early and opened again by who keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max

from manyuan.directory.models import School
from manyuan.engagements.signups.enums import Needs
from manyuan.engagements.signups.errors import (
    DeletionOutOfBounds,
    ListPurged,
    NotForPublic,
    PlacesBelowTaken,
)
from manyuan.engagements.signups.kinds import public_kinds
from manyuan.engagements.signups.locking import lock_list
from manyuan.engagements.signups.models import SchoolQuota, SignUp
from manyuan.engagements.signups.permissions import may_keep_list, may_open_list
from manyuan.engagements.signups.placing import promote
from manyuan.engagements.signups.rows import list_changed, list_row
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import CHINA, now
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

KEPT_AT_MOST = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFacts:
    """What a list says: how many, when, for whom, and what it asks."""

    title: str
    places: int
    opens_at: datetime
    closes_at: datetime
    delete_on: date
    note: str = ""
    waiting_places: int = 0
    most_people: int = 1
    needs: str = Needs.PHONE
    asks_school: bool = False
    weaker_first_until: datetime | None = None
    quotas: Mapping[School, int] = field(default_factory=dict)


OWN = tuple(one.name for one in fields(ListFacts) if one.name != "quotas")


@transaction.atomic
def open_sign_up(*, by: Seat, kind: str, code: str, facts: ListFacts) -> SignUp:
    """The public may sign up for an engagement, from the time that the list says."""
    require(may_open_list(by, kind, code))
    lock_bureau(by)
    if not any(public_kinds()[kind].shown(by, code)):
        raise NotForPublic
    last = SignUp.objects.filter(bureau_id=by.bureau_id).aggregate(last=Max("number"))["last"]
    sign_up = SignUp(
        bureau_id=by.bureau_id, number=(last or 0) + 1, kind=kind, code=code, made_by=by
    )
    _write(sign_up, facts)
    record(
        by=by,
        code="signup.opened",
        changes=[list_changed(sign_up, before=None)],
        title=sign_up.title,
        places=sign_up.places,
    )
    return sign_up


@transaction.atomic
def change_sign_up(*, by: Seat, sign_up: SignUp, facts: ListFacts) -> SignUp:
    """What a list says is put right; more places let those who wait move up."""
    require(may_keep_list(by, sign_up))
    lock_bureau(by)
    locked = lock_list(by, sign_up)
    before = list_row(locked)
    if facts.places < locked.taken or facts.waiting_places < locked.waiting:
        raise PlacesBelowTaken(taken=locked.taken, waiting=locked.waiting)
    _write(locked, facts)
    moved = promote(locked)
    locked.save()
    record(
        by=by,
        code="signup.changed",
        changes=[list_changed(locked, before=before), *moved],
        title=locked.title,
        places=locked.places,
    )
    return locked


@transaction.atomic
def close_sign_up(*, by: Seat, sign_up: SignUp) -> SignUp:
    """A list ends before its time; who has a place keeps it, and who waits still moves up."""
    require(may_keep_list(by, sign_up))
    lock_bureau(by)
    locked = lock_list(by, sign_up)
    changes = [_closed(locked)]
    record(by=by, code="signup.closed", changes=changes, title=locked.title)
    return locked


@transaction.atomic
def reopen_sign_up(*, by: Seat, sign_up: SignUp) -> SignUp:
    """A list that was ended early goes on until its time."""
    require(may_keep_list(by, sign_up))
    lock_bureau(by)
    locked = lock_list(by, sign_up)
    if locked.purged_at is not None:
        raise ListPurged(title=locked.title)
    before = list_row(locked)
    locked.closed_at = None
    locked.save(update_fields=["closed_at"])
    changes = [list_changed(locked, before=before)]
    record(by=by, code="signup.reopened", changes=changes, title=locked.title)
    return locked


def close_lists_of(by: Seat, kind: str, code: str) -> list[Changed]:
    """End the lists of an engagement that does not take place.

    A step of several actions: whoever calls it holds the bureau's lock and writes the record.
    """
    found = SignUp.objects.filter(
        bureau_id=by.bureau_id, kind=kind, code=code, closed_at__isnull=True
    )
    return [_closed(lock_list(by, one)) for one in found.order_by("pk")]


def _closed(locked: SignUp) -> Changed:
    before = list_row(locked)
    locked.closed_at = locked.closed_at or now()
    locked.save(update_fields=["closed_at"])
    return list_changed(locked, before=before)


def _write(sign_up: SignUp, facts: ListFacts) -> None:
    for name in OWN:
        setattr(sign_up, name, getattr(facts, name))
    _require_short(sign_up)
    sign_up.full_clean()
    sign_up.save()
    sign_up.quotas.all().delete()
    quotas = [
        SchoolQuota(bureau_id=sign_up.bureau_id, sign_up=sign_up, school=school, places=places)
        for school, places in facts.quotas.items()
    ]
    for quota in quotas:
        quota.clean_fields()
    SchoolQuota.objects.bulk_create(quotas)


def _require_short(sign_up: SignUp) -> None:
    first = sign_up.closes_at.astimezone(CHINA).date()
    if not first <= sign_up.delete_on <= first + KEPT_AT_MOST:
        raise DeletionOutOfBounds(first=first, last=first + KEPT_AT_MOST)
