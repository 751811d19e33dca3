"""What the public sees of events: those that were announced to it, and nothing of any person."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.event.enums import KIND, EventState
from manyuan.engagements.kinds.event.models import Event, EventPoster, ProgrammeItem
from manyuan.engagements.kinds.event.permissions import may_change_event
from manyuan.engagements.kinds.event.visibility import visible_events
from manyuan.engagements.signups.kinds import Item, Poster, Shown
from manyuan.seats.models import Seat
from manyuan.seats.permissions import Answer, no


def shown(seat: Seat, code: str | None) -> Iterator[Shown]:
    """Yield what is published of events, the soonest first, or of one alone."""
    found = Event.objects.filter(
        bureau_id=seat.bureau_id, is_public=True, announced_at__isnull=False
    )
    if code is not None:
        found = found.filter(code=code)
    posters = EventPoster.objects.filter(event=OuterRef("pk"))
    told = found.select_related("place__unit", "venue").annotate(has_poster=Exists(posters))
    for event in told.prefetch_related("parts__school__unit").order_by("starts_on", "code"):
        yield _told(event)


def _told(event: Event) -> Shown:
    return Shown(
        kind=KIND,
        code=event.code,
        title=event.title,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        mode=str(event.get_mode_display()),
        summary=event.summary,
        place=_place(event),
        units=tuple(part.school.unit for part in event.parts.all()),
        afterwards=event.afterwards,
        is_cancelled=event.state == EventState.CANCELLED,
        has_poster=event.has_poster,  # type: ignore[attr-defined]
    )


def _place(event: Event) -> str:
    where = [event.venue.name if event.venue else "", event.address]
    school = event.place.name if event.place else ""
    return " ".join(part for part in (school, *where) if part)


def programme(seat: Seat, code: str) -> Iterator[Item]:
    """Yield the programme of an event, in order."""
    found = ProgrammeItem.objects.filter(bureau_id=seat.bureau_id, event__code=code)
    for item in found.select_related("responsible__unit"):
        yield Item(
            title=item.title,
            starts_at=item.starts_at,
            ends_at=item.ends_at,
            place=item.place,
            by=item.responsible.name if item.responsible else "",
        )


def poster(seat: Seat, code: str) -> Poster | None:
    """Return the picture that announces an event to the public."""
    found = EventPoster.objects.filter(bureau_id=seat.bureau_id, event__code=code).first()
    return None if found is None else Poster(found.media_type, bytes(found.content))


def may_open(seat: Seat, code: str) -> Answer:
    """Who runs an event may let the public sign up for it."""
    event = visible_events(seat).filter(code=code).first()
    if event is None:
        return no(_("没有这个活动，或者您的席位不能查看它。"))
    return may_change_event(seat, event)
