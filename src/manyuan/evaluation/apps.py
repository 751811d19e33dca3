from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.notices.audiences import register_audiences
from manyuan.sheets.stores import register_stores


class EvaluationConfig(AppConfig):
    """What group schooling changed: balance, frozen years, indicators, growth and impact."""

    name = "manyuan.evaluation"
    label = "evaluation"
    verbose_name = _("评价")

    def ready(self) -> None:
        """Make the room's tables and sentences known."""
        from manyuan.evaluation.audiences import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.evaluation.papers import register_papers  # noqa: PLC0415 -- app ready
        from manyuan.evaluation.sentences import SENTENCES, WORDS  # noqa: PLC0415 -- app ready
        from manyuan.evaluation.sheets import STORES  # noqa: PLC0415 -- app ready

        register_papers()
        register_stores(STORES)
        register_sentences(SENTENCES, words=WORDS)
        register_audiences(self.label, self.verbose_name, AUDIENCES)
