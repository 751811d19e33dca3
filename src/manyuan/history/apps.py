from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HistoryConfig(AppConfig):
    """The append-only record of every action."""

    name = "manyuan.history"
    label = "history"
    verbose_name = _("历史")
