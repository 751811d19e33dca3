from manyuan.notices.actions.closings import tell_of_closing
from manyuan.notices.actions.retrying import send_again
from manyuan.notices.actions.robots import (
    RobotFacts,
    remove_robot,
    set_up_robot,
    try_robot,
)

__all__ = [
    "RobotFacts",
    "remove_robot",
    "send_again",
    "set_up_robot",
    "tell_of_closing",
    "try_robot",
]
