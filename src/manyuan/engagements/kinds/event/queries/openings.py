from collections.abc import Iterator

from manyuan.engagements.kinds.event.enums import KIND, EventState
from manyuan.engagements.kinds.event.models import Event
from manyuan.engagements.kinds.event.visibility import SHOWN
from manyuan.engagements.signups.queries.lists import open_places
from manyuan.engagements.signups.queries.pages import page_of_bureau
from manyuan.offers.openings import Opening
from manyuan.seats.models import Seat


def openings(seat: Seat) -> Iterator[Opening]:
    """Yield the announced events for which pupils and parents may sign up now, of any school.

    Which schools take part is for those who run an event to say; its public page takes the rest.
    """
    places = open_places(seat, KIND)
    if not places or page_of_bureau(seat) is None:
        return
    found = Event.objects.filter(
        bureau_id=seat.bureau_id, is_public=True, state=EventState.ANNOUNCED, code__in=places
    )
    for event in found.select_related(*SHOWN, "bureau").order_by("starts_on", "code"):
        left, until = places[event.code]
        yield Opening(
            kind=KIND,
            code=event.code,
            title=event.title,
            provider=event.provider,
            page=("public-activity", event.bureau.code, KIND, event.code),
            places_left=left,
            on=event.starts_on,
            until=until,
        )
