from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.sheets.stores import register_stores


class EngagementsConfig(AppConfig):
    """What really flowed."""

    name = "manyuan.engagements"
    label = "engagements"
    verbose_name = _("实施")

    def ready(self) -> None:
        """Make the room's tables known."""
        from manyuan.engagements.sheets import STORES  # noqa: PLC0415 -- app ready

        register_stores(STORES)
