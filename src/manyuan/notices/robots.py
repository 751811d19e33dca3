"""Group robots tell how many notices a unit has: the same queue as letters, no name, no matter."""

import http.client
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Count
from django.utils.translation import override

from manyuan.kernel.errors import ManyuanError
from manyuan.notices.audiences import topics
from manyuan.notices.channels import CHANNELS
from manyuan.notices.enums import Pace
from manyuan.notices.models import Notice, Robot, RobotText
from manyuan.notices.sending import note_failure, note_sent, take
from manyuan.notices.timing import told_until
from manyuan.notices.wording import robot_text, trial_text
from manyuan.seats.actions import job_seat
from manyuan.seats.queries import bureaus
from manyuan.seats.scope import seated

LANGUAGE = "zh-hans"


def compose_texts(moment: datetime) -> None:
    """Make a text for each robot whose unit was told of something since its last one."""
    due = told_until(moment)
    for bureau in bureaus():
        with seated(job_seat(bureau)):
            for robot in Robot.objects.all():
                until = due.get(Pace(robot.pace))
                if until is not None and until > robot.told_until:
                    _compose(robot, until)


@transaction.atomic
def _compose(robot: Robot, until: datetime) -> None:
    """Move on how far the robot has told; of several workers one does, and writes the text."""
    same = Robot.objects.filter(pk=robot.pk, told_until=robot.told_until)
    if same.update(told_until=until) and counts_of(robot, robot.told_until, until):
        RobotText.objects.create(
            bureau_id=robot.bureau_id,
            robot=robot,
            since=robot.told_until,
            until=until,
            due_at=until,
        )


def counts_of(robot: Robot, since: datetime, until: datetime) -> Mapping[str, int]:
    """Return of how many actions of each topic a robot's unit was told within a time."""
    found = Notice.objects.filter(
        seat__unit=robot.unit_id, record__at__gt=since, record__at__lte=until
    )
    counted = found.order_by("topic").values("topic").annotate(n=Count("record", distinct=True))
    known = topics()
    return {str(known[one["topic"]].label): one["n"] for one in counted if one["topic"] in known}


def send_texts(moment: datetime) -> int:
    """Let the robots say what is due; return how many texts were taken."""
    number = 0
    for bureau in bureaus():
        with seated(job_seat(bureau)):
            rows = RobotText.objects.select_related("robot__unit")
            while (text := take(rows, moment)) is not None:
                number += _send(text, moment)
    return number


def _send(text: RobotText, moment: datetime) -> bool:
    rows, robot = RobotText.objects.all(), text.robot
    with override(LANGUAGE):
        said = _said(text)
    if not said:
        # What it would have told was taken back meanwhile.
        text.delete()
        return False
    try:
        CHANNELS[robot.vendor].send(said, robot.address, robot.secret)
    except (ManyuanError, OSError, http.client.HTTPException) as error:
        note_failure(rows, text, _reason(error), moment=moment)
        return False
    note_sent(rows, text)
    return True


def _said(text: RobotText) -> str:
    unit = text.robot.unit.name
    if text.is_trial or text.since is None:
        return trial_text(unit)
    counts = counts_of(text.robot, text.since, text.until)
    return robot_text(unit, dict(counts)) if counts else ""


def _reason(error: Exception) -> str:
    """Return what went wrong without the address: the kind of the error and its number."""
    facts = error.facts if isinstance(error, ManyuanError) else {}
    code = facts.get("code") or getattr(error, "errno", None)
    return " ".join(str(part) for part in (type(error).__name__, code) if part is not None)
