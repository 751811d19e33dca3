from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EngagementsConfig(AppConfig):
    """What really flowed."""

    name = "manyuan.engagements"
    label = "engagements"
    verbose_name = _("实施")
