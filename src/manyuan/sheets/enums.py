from django.db import models
from django.utils.translation import gettext_lazy as _


class UploadState(models.TextChoices):
    """How far an upload has come."""

    CHECKED = "checked", _("待处理")
    APPLIED = "applied", _("已导入")
    DISCARDED = "discarded", _("已放弃")
    EXPIRED = "expired", _("已过期")
