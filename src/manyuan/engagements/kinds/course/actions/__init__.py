from manyuan.engagements.kinds.course.actions.counting import TurnoutFacts, report_turnout
from manyuan.engagements.kinds.course.actions.offering import (
    CourseFacts,
    edit_course,
    offer_course,
)
from manyuan.engagements.kinds.course.actions.receiving import ReceiverFacts, set_receivers
from manyuan.engagements.kinds.course.actions.scheduling import (
    SessionFacts,
    add_sessions,
    cancel_session,
    change_session,
    facts_of,
)
from manyuan.engagements.kinds.course.actions.signing import (
    GradePupils,
    sign_up,
    withdraw_school,
)
from manyuan.engagements.kinds.course.actions.stepping import (
    cancel_course,
    finish_course,
    open_course,
    start_course,
)

__all__ = [
    "CourseFacts",
    "GradePupils",
    "ReceiverFacts",
    "SessionFacts",
    "TurnoutFacts",
    "add_sessions",
    "cancel_course",
    "cancel_session",
    "change_session",
    "edit_course",
    "facts_of",
    "finish_course",
    "offer_course",
    "open_course",
    "report_turnout",
    "set_receivers",
    "sign_up",
    "start_course",
    "withdraw_school",
]
