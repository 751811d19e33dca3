from manyuan.engagements.kinds.visit.actions.answering import confirm_visit, decline_visit
from manyuan.engagements.kinds.visit.actions.arranging import (
    VisitFacts,
    arrange_visit,
    begin_visits,
)
from manyuan.engagements.kinds.visit.actions.cancelling import call_off, cancel_visit
from manyuan.engagements.kinds.visit.actions.evidence import add_evidence, remove_evidence
from manyuan.engagements.kinds.visit.actions.feedback import give_feedback
from manyuan.engagements.kinds.visit.actions.holding import (
    Attended,
    correct_attendance,
    hold_visit,
)
from manyuan.engagements.kinds.visit.actions.moving import Slot, move_visit
from manyuan.engagements.kinds.visit.actions.taking_back import (
    take_back_confirmation,
    take_back_decline,
)

__all__ = [
    "Attended",
    "Slot",
    "VisitFacts",
    "add_evidence",
    "arrange_visit",
    "begin_visits",
    "call_off",
    "cancel_visit",
    "confirm_visit",
    "correct_attendance",
    "decline_visit",
    "give_feedback",
    "hold_visit",
    "move_visit",
    "remove_evidence",
    "take_back_confirmation",
    "take_back_decline",
]
