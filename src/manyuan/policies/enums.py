from django.db import models
from django.utils.translation import gettext_lazy as _


class PolicyKind(models.TextChoices):
    """What a policy document lays down."""

    PLAN = "plan", _("实施方案")
    CHARTER = "charter", _("章程")
    SUPPORTING = "supporting", _("配套文件")
    NOTICE = "notice", _("通知")
    OTHER = "other", _("其他文件")


class PolicyStanding(models.TextChoices):
    """Whether a policy document is in force on some day."""

    UPCOMING = "upcoming", _("尚未生效")
    IN_FORCE = "in_force", _("有效")
    EXPIRED = "expired", _("已失效")
    REPEALED = "repealed", _("已废止")


# What a group lays down for itself; the rest is the bureau's to lay down.
KINDS_OF_GROUPS = frozenset({PolicyKind.CHARTER, PolicyKind.SUPPORTING})
