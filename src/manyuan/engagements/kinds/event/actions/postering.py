from pathlib import PurePath

from django.db import transaction

from manyuan.engagements.kinds.event.actions.storing import taken
from manyuan.engagements.kinds.event.models import Event, EventPoster
from manyuan.engagements.kinds.event.permissions import may_change_event
from manyuan.engagements.kinds.event.rows import POSTERS, poster_row
from manyuan.history.actions import Changed, record
from manyuan.kernel.pictures import picture_of
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

LONGEST_NAME = 120


@transaction.atomic
def set_poster(*, by: Seat, event: Event, name: str, content: bytes) -> EventPoster:
    """A picture announces an event, in place of the one before."""
    require(may_change_event(by, event))
    file = PurePath(name).name[-LONGEST_NAME:]
    kept = picture_of(content, name=file)
    lock_bureau(by)
    locked = taken(event)
    poster = EventPoster.objects.filter(event=locked).first()
    before = None if poster is None else poster_row(poster)
    if poster is None:
        poster = EventPoster(bureau_id=locked.bureau_id, event=locked)
    poster.name, poster.media_type = file, kept.media_type.value
    poster.content, poster.size = kept.content, len(kept.content)
    poster.full_clean()
    poster.save()
    changed = Changed(POSTERS, locked.code, file, before, poster_row(poster))
    record(by=by, code="event.postered", changes=[changed], event=locked.title, file=file)
    return poster


@transaction.atomic
def remove_poster(*, by: Seat, event: Event) -> None:
    """An event is announced without a picture; its bytes are gone for good."""
    require(may_change_event(by, event))
    lock_bureau(by)
    poster = EventPoster.objects.select_related("event").get(event=event)
    changed = Changed(POSTERS, event.code, poster.name, poster_row(poster), None)
    poster.delete()
    record(
        by=by,
        code="event.unpostered",
        changes=[changed],
        event=poster.event.title,
        file=poster.name,
    )
