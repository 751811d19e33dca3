from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.evaluation.scores.sentences import SENTENCES, WORDS
from manyuan.history.sentences import register_sentences
from manyuan.inbox.matters import register_matters
from manyuan.notices.audiences import register_audiences


class ScoresConfig(AppConfig):
    """The bundled evaluation of groups: weights, judgements, grades and appeals."""

    name = "manyuan.evaluation.scores"
    label = "scores"
    verbose_name = _("集团评价")

    def ready(self) -> None:
        """Make the room's history sentences, matters and audiences known."""
        from manyuan.evaluation.scores.audiences import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.evaluation.scores.matters import MATTERS  # noqa: PLC0415 -- app ready

        register_sentences(SENTENCES, words=WORDS)
        register_matters(*MATTERS)
        register_audiences(self.label, self.verbose_name, AUDIENCES)
