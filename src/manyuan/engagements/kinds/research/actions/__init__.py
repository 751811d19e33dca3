from manyuan.engagements.kinds.research.actions.arranging import (
    ResearchFacts,
    arrange_research,
    change_research,
)
from manyuan.engagements.kinds.research.actions.attending import (
    name_participants,
    report_attendance,
)
from manyuan.engagements.kinds.research.actions.holding import (
    cancel_research,
    hold_research,
    write_minutes,
)
from manyuan.engagements.kinds.research.actions.inviting import Invited
from manyuan.engagements.kinds.research.actions.moving import ResearchSlot, move_research
from manyuan.engagements.kinds.research.actions.outputs import add_output, remove_output

__all__ = [
    "Invited",
    "ResearchFacts",
    "ResearchSlot",
    "add_output",
    "arrange_research",
    "cancel_research",
    "change_research",
    "hold_research",
    "move_research",
    "name_participants",
    "remove_output",
    "report_attendance",
    "write_minutes",
]
