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
        from manyuan.engagements.papers import YEAR_PLAN  # noqa: PLC0415 -- app ready
        from manyuan.engagements.sheets import STORES  # noqa: PLC0415 -- app ready
        from manyuan.papers.kinds import register_paper  # noqa: PLC0415 -- app ready

        register_paper(YEAR_PLAN)
        register_stores(STORES)
