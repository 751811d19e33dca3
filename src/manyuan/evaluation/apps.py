from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.sheets.stores import register_stores


class EvaluationConfig(AppConfig):
    """What group schooling changed: balance now, scores and growth later."""

    name = "manyuan.evaluation"
    label = "evaluation"
    verbose_name = _("评价")

    def ready(self) -> None:
        """Make the room's tables known."""
        from manyuan.evaluation.papers import register_papers  # noqa: PLC0415 -- app ready
        from manyuan.evaluation.sheets import STORES  # noqa: PLC0415 -- app ready

        register_papers()
        register_stores(STORES)
