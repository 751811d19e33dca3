from django.db import transaction

from manyuan.directory.actions.venues import lock_venue
from manyuan.directory.models import Venue, VenuePhoto
from manyuan.directory.permissions import may_change_venues_of
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import now
from manyuan.kernel.pictures import picture_of
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

VENUE_PHOTOS = "venue_photos"


@transaction.atomic
def picture_venue(*, by: Seat, venue: Venue, name: str, content: bytes) -> VenuePhoto:
    """A venue is shown by a photo, which takes the place of an older one."""
    require(may_change_venues_of(by, venue.school))
    kept = picture_of(content, name=name)
    lock_bureau(by)
    locked = lock_venue(venue)
    older = VenuePhoto.objects.filter(venue=locked).first()
    before = _row(older) if older else None
    photo = older or VenuePhoto(venue=locked, bureau_id=locked.bureau_id)
    photo.media_type, photo.content = kept.media_type, kept.content
    photo.size, photo.added_at, photo.added_by = len(kept.content), now(), by
    photo.full_clean()
    photo.save()
    change = Changed(VENUE_PHOTOS, locked.code, str(locked), before, _row(photo))
    record(by=by, code="venue.pictured", changes=[change], name=str(locked))
    return photo


@transaction.atomic
def unpicture_venue(*, by: Seat, venue: Venue) -> None:
    """The photo of a venue is taken away for good; history keeps that there was one."""
    require(may_change_venues_of(by, venue.school))
    lock_bureau(by)
    locked = lock_venue(venue)
    photo = VenuePhoto.objects.get(venue=locked)
    change = Changed(VENUE_PHOTOS, locked.code, str(locked), _row(photo), None)
    photo.delete()
    record(by=by, code="venue.unpictured", changes=[change], name=str(locked))


def _row(photo: VenuePhoto) -> dict[str, object]:
    return {"media_type": photo.media_type, "size": photo.size}
