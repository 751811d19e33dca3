"""What every flow view has around its finding: tabs, choices, the source."""

from typing import Any

from django.utils.translation import gettext as _

from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.web.engagements.flow_words import counting_note
from manyuan.web.engagements.rooms import rooms
from manyuan.web.flows.asking import Asked, choices_of
from manyuan.web.flows.rooms import views
from manyuan.web.ui.parts import Source


def frame_of(seat: Seat, asked: Asked, current: str, *names: str) -> dict[str, Any]:
    """Return the context of a view with the drop-downs ``names`` beside the period."""
    return {
        "rooms": rooms(seat, "flow-map"),
        "views": views(asked, current),
        "asked": asked,
        "choices": choices_of(seat, asked, *names),
        "source": Source(where=_("登记和导入的流动"), as_of=today(), note=counting_note()),
    }
