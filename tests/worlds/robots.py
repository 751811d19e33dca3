"""A robot that speaks for the bureau, and a letter that could not leave."""

from manyuan.kernel.clock import now
from manyuan.notices.actions import RobotFacts, set_up_robot
from manyuan.notices.enums import SendingState
from manyuan.notices.models import Letter, Robot

ADDRESS = "https://oapi.dingtalk.com/robot/send?access_token=t0k3n"


def set_up_something(shore) -> Robot:
    """Set up a robot of DingTalk for the bureau, and let a letter to the principal have failed."""
    Letter.objects.create(
        person=shore.principal.person,
        due_at=now(),
        state=SendingState.FAILED,
        tries=6,
        last_error="SMTPConnectError 421",
    )
    facts = RobotFacts(unit=shore.officer.unit, vendor="dingtalk", address=ADDRESS)
    return set_up_robot(by=shore.officer, facts=facts)
