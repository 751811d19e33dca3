from dataclasses import dataclass

from django.db import transaction

from manyuan.history.actions import record
from manyuan.kernel.clock import now
from manyuan.notices.channels import CHANNELS
from manyuan.notices.channels.posting import require_allowed
from manyuan.notices.enums import RobotPace
from manyuan.notices.errors import RobotGone, SecretNotTaken
from manyuan.notices.models import Robot, RobotText
from manyuan.notices.permissions import may_keep_sendings
from manyuan.notices.rows import robot_changed, robot_row
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotFacts:
    """For which unit a robot speaks, where and how often; address and secret are secrets."""

    unit: Unit
    vendor: str
    address: str
    secret: str = ""
    pace: RobotPace = RobotPace.DAILY


@transaction.atomic
def set_up_robot(*, by: Seat, facts: RobotFacts) -> Robot:
    """A robot tells a unit's chat group from now on how many updates there are."""
    require(may_keep_sendings(by))
    lock_bureau(by)
    _require_usable(facts)
    robot = Robot(
        bureau_id=by.bureau_id,
        unit=facts.unit,
        vendor=facts.vendor,
        address=facts.address,
        secret=facts.secret,
        pace=facts.pace,
        told_until=now(),
    )
    robot.full_clean()
    robot.save()
    changes = [robot_changed(robot, None, robot_row(robot))]
    record(by=by, code="robot.set", changes=changes, **_named(robot))
    return robot


def _require_usable(facts: RobotFacts) -> None:
    require_allowed(facts.address)
    channel = CHANNELS[facts.vendor]
    if facts.secret and not channel.takes_secret:
        raise SecretNotTaken(platform=str(channel.label))


@transaction.atomic
def remove_robot(*, by: Seat, robot: Robot) -> None:
    """A robot tells nothing any more, and its address is forgotten."""
    require(may_keep_sendings(by))
    lock_bureau(by)
    locked = _locked(by, robot)
    changes = [robot_changed(locked, robot_row(locked), None)]
    record(by=by, code="robot.removed", changes=changes, **_named(locked))
    locked.delete()


@transaction.atomic
def try_robot(*, by: Seat, robot: Robot) -> RobotText:
    """A robot says that it works, as soon as the worker comes round."""
    require(may_keep_sendings(by))
    lock_bureau(by)
    locked = _locked(by, robot)
    text = RobotText.objects.create(
        bureau_id=by.bureau_id, robot=locked, until=now(), due_at=now(), is_trial=True
    )
    record(by=by, code="robot.tried", changes=[], **_named(locked))
    return text


def _locked(by: Seat, robot: Robot) -> Robot:
    found = Robot.objects.select_for_update(of=("self",)).select_related("unit")
    locked = found.filter(bureau_id=by.bureau_id, pk=robot.pk).first()
    if locked is None:
        raise RobotGone
    return locked


def _named(robot: Robot) -> dict[str, str]:
    return {"unit": robot.unit.name, "robot_vendor": robot.vendor}
