"""What history keeps of robots: where they speak and how often, never the address or the secret."""

from collections.abc import Mapping

from manyuan.history.actions import Changed, key_text
from manyuan.notices.models import Robot

ROBOTS = "robots"


def robot_row(robot: Robot) -> dict[str, object]:
    """Return the robot as history shows it."""
    return {"unit": robot.unit.code, "vendor": robot.vendor, "pace": robot.pace}


def robot_changed(
    robot: Robot, before: Mapping[str, object] | None, after: Mapping[str, object] | None
) -> Changed:
    """Describe a robot that an action has just set up or takes away."""
    key = key_text((robot.unit.code, robot.vendor))
    return Changed(ROBOTS, key, robot.unit.name, before, after)
