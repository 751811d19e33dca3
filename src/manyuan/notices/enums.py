from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Pace(models.TextChoices):
    """How soon what happened is told outside of the product."""

    AT_ONCE = "at_once", _("一分钟后就发")
    DAILY = "daily", _("工作日早上 7 点汇总成一封")
    NONE = "none", _("不发")


class RobotPace(models.TextChoices):
    """How soon a group robot tells what happened."""

    AT_ONCE = "at_once", _("一分钟后就发")
    DAILY = "daily", _("工作日早上 7 点汇总成一条")


class SendingState(models.TextChoices):
    """How far something that leaves has come."""

    WAITING = "waiting", pgettext_lazy("sending", "待发")
    SENT = "sent", pgettext_lazy("sending", "已发出")
    FAILED = "failed", pgettext_lazy("sending", "没有发成")
