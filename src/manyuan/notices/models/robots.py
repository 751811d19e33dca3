from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.kernel.clock import now
from manyuan.notices.enums import RobotPace, SendingState
from manyuan.notices.models.sendings import Sending
from manyuan.seats.models import Unit


class Robot(models.Model):
    """A robot in a unit's chat group that tells how many notices the unit has, and no more.

    ``address`` and ``secret`` are secrets: no page shows them again, no log holds them. The notices
    up to ``told_until`` were told, or were there before the robot.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="robots", verbose_name=_("单位"))
    vendor = models.CharField(_("平台"), max_length=12)
    address = models.CharField(_("机器人地址"), max_length=500)
    secret = models.CharField(_("加签密钥"), max_length=120, blank=True)
    pace = models.CharField(
        _("发送方式"), max_length=10, choices=RobotPace, default=RobotPace.DAILY
    )
    told_until = models.DateTimeField(default=now)

    objects: ClassVar[models.Manager["Robot"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["unit__kind", "unit__code", "vendor"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "vendor"],
                name="robot_of_vendor_once_a_unit",
                violation_error_message=_("这个单位已经设置了这个平台的机器人。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit.name} · {self.vendor}"


class RobotText(Sending):
    """One text of a robot: how many notices its unit got within a time, or a trial."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    robot = models.ForeignKey(Robot, models.CASCADE, related_name="texts")
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField()
    is_trial = models.BooleanField(_("试发"), default=False)

    objects: ClassVar[models.Manager["RobotText"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"],
                condition=Q(state=SendingState.WAITING),
                name="robot_text_that_waits",
            )
        ]

    def __str__(self) -> str:
        return f"{self.robot} {self.until:%Y-%m-%d %H:%M}"
