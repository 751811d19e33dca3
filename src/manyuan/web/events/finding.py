"""What an address of the events names, open to who may see it."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.event.models import Event, EventPoster, Participation
from manyuan.engagements.kinds.event.permissions import may_change_event
from manyuan.engagements.kinds.event.queries.events import event, parts_of_event, poster_of
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


def event_at(seat: Seat, code: str) -> Event:
    """Return the event of this code; one that the seat may not see is as good as none."""
    found = event(seat, code)
    if found is None:
        said = _("没有编号为 {code} 的活动，或者您的席位不能查看它。")
        raise Http404(said.format(code=code))
    return found


def own_event_at(seat: Seat, code: str) -> Event:
    """Return an event that the seat runs."""
    found = event_at(seat, code)
    require(may_change_event(seat, found))
    return found


def part_at(seat: Seat, code: str, school: str) -> Participation:
    """Return the part that a school takes in an event."""
    parts = parts_of_event(seat, event_at(seat, code))
    found = parts.filter(school__unit__code=school).first()
    if found is None:
        raise Http404(_("这所学校没有参加这个活动。"))
    return found


def poster_at(seat: Seat, code: str) -> EventPoster:
    """Return the picture that announces an event."""
    found = poster_of(seat, event_at(seat, code))
    if found is None:
        raise Http404(_("这个活动没有海报。"))
    return found
