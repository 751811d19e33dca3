from manyuan.engagements.kinds.event.actions.arranging import (
    EventFacts,
    change_event,
    draft_event,
)
from manyuan.engagements.kinds.event.actions.counting import Came, count_turnout
from manyuan.engagements.kinds.event.actions.going import (
    announce_event,
    cancel_event,
    hold_event,
    move_event,
    review_event,
)
from manyuan.engagements.kinds.event.actions.postering import remove_poster, set_poster
from manyuan.engagements.kinds.event.actions.staffing import (
    ItemFacts,
    PartFacts,
    set_parts,
    set_programme,
)

__all__ = [
    "Came",
    "EventFacts",
    "ItemFacts",
    "PartFacts",
    "announce_event",
    "cancel_event",
    "change_event",
    "count_turnout",
    "draft_event",
    "hold_event",
    "move_event",
    "remove_poster",
    "review_event",
    "set_parts",
    "set_poster",
    "set_programme",
]
