from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences


class SurveysConfig(AppConfig):
    """How satisfied parents, pupils and teachers are, asked without their names."""

    name = "manyuan.evaluation.surveys"
    label = "surveys"
    verbose_name = _("满意度问卷")

    def ready(self) -> None:
        """Make the room's history sentences known."""
        from manyuan.evaluation.surveys.sentences import (  # noqa: PLC0415 -- app ready
            SENTENCES,
            WORDS,
        )

        register_sentences(SENTENCES, words=WORDS)
