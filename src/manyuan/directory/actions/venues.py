from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from manyuan.directory.actions.removing import delete_unused
from manyuan.directory.actions.schools import lock_school
from manyuan.directory.errors import ReasonMissing, VenueIsClosed, VenueIsNotClosed
from manyuan.directory.models import School, Venue
from manyuan.directory.permissions import may_change_venues_of
from manyuan.directory.rows import added, changed, removed, row_of
from manyuan.directory.sheets import VENUE_STORE
from manyuan.history.actions import record
from manyuan.kernel.reasons import given
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.characters import tidy


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueFacts:
    """What the register holds of a venue beside its code and its school."""

    name: str
    kind: str
    capacity: int
    area: Decimal | None = None
    rules: str = ""
    contact: str = ""
    is_shared: bool = True


@transaction.atomic
def register_venue(*, by: Seat, code: str, school: School, facts: VenueFacts) -> Venue:
    """A hall, field, laboratory or other room of a school enters the register."""
    require(may_change_venues_of(by, school))
    lock_bureau(by)
    venue = Venue(bureau_id=by.bureau_id, code=code, school=lock_school(school))
    _fill(venue, facts)
    venue.save()
    record(by=by, code="venue.registered", changes=[added(VENUE_STORE, venue)], name=str(venue))
    return venue


@transaction.atomic
def edit_venue(*, by: Seat, venue: Venue, facts: VenueFacts) -> Venue:
    """What the register holds of a venue is corrected or brought up to date."""
    require(may_change_venues_of(by, venue.school))
    lock_bureau(by)
    locked = lock_venue(venue)
    before = row_of(VENUE_STORE, locked)
    _fill(locked, facts)
    locked.save()
    change = changed(VENUE_STORE, locked, before=before)
    record(by=by, code="venue.edited", changes=[change], name=str(locked))
    return locked


@transaction.atomic
def close_venue(*, by: Seat, venue: Venue, on: date, reason: str) -> Venue:
    """A venue is no longer used from a day on; what it was stays readable."""
    require(may_change_venues_of(by, venue.school))
    lock_bureau(by)
    reason = given(reason, missing=ReasonMissing)
    locked = lock_venue(venue)
    if locked.closed_on is not None:
        raise VenueIsClosed(venue=str(locked), on=locked.closed_on)
    return _set_closed(by, locked, on, "venue.closed", on=on, reason=reason)


@transaction.atomic
def reopen_venue(*, by: Seat, venue: Venue) -> Venue:
    """A closing that was registered by mistake is taken back, or the venue is used again."""
    require(may_change_venues_of(by, venue.school))
    lock_bureau(by)
    locked = lock_venue(venue)
    if locked.closed_on is None:
        raise VenueIsNotClosed(venue=str(locked))
    return _set_closed(by, locked, None, "venue.reopened")


def _set_closed(by: Seat, venue: Venue, day: date | None, code: str, **said: object) -> Venue:
    before = row_of(VENUE_STORE, venue)
    venue.closed_on = day
    venue.full_clean()
    venue.save(update_fields=["closed_on"])
    change = changed(VENUE_STORE, venue, before=before)
    record(by=by, code=code, changes=[change], name=str(venue), **said)
    return venue


@transaction.atomic
def remove_venue(*, by: Seat, venue: Venue, reason: str) -> None:
    """A venue that never was is taken out; history keeps it with the reason."""
    require(may_change_venues_of(by, venue.school))
    lock_bureau(by)
    reason = given(reason, missing=ReasonMissing)
    locked = lock_venue(venue)
    change, name = removed(VENUE_STORE, locked), str(locked)
    delete_unused(locked)
    record(by=by, code="venue.removed", changes=[change], name=name, reason=reason)


def _fill(venue: Venue, facts: VenueFacts) -> None:
    for name, value in asdict(facts).items():
        # A cell of the district folder holds one paragraph: so does what is typed on a page.
        setattr(venue, name, tidy(value) if isinstance(value, str) else value)
    venue.full_clean()


def lock_venue(venue: Venue) -> Venue:
    """Read the venue as it is now and hold it until the action ends."""
    found = Venue.objects.select_for_update(of=("self",)).select_related("school__unit")
    return found.get(pk=venue.pk)
