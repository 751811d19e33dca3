from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.sheets.stores import register_stores


class EvaluationConfig(AppConfig):
    """What group schooling changed: balance now, scores and growth later."""

    name = "manyuan.evaluation"
    label = "evaluation"
    verbose_name = _("评价")

    def ready(self) -> None:
        """Make the room's tables and sentences known."""
        from manyuan.evaluation.sentences import SENTENCES, WORDS  # noqa: PLC0415 -- app ready
        from manyuan.evaluation.sheets import STORES  # noqa: PLC0415 -- app ready

        register_sentences(SENTENCES, words=WORDS)
        register_stores(STORES)
