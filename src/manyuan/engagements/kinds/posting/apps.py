from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PostingConfig(AppConfig):
    """Teachers who work at another school for a time: the first kind of flow."""

    name = "manyuan.engagements.kinds.posting"
    label = "posting"
    verbose_name = _("教师交流")
