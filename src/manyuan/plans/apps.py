from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    """What is proposed, explained and adopted."""

    name = "manyuan.plans"
    label = "plans"
    verbose_name = _("计划")
