from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.inbox.matters import register_matters
from manyuan.notices.audiences import register_audiences


class LifecycleConfig(AppConfig):
    """How groups and members come, grow and leave, by decisions."""

    name = "manyuan.lifecycle"
    label = "lifecycle"
    verbose_name = _("进退")

    def ready(self) -> None:
        """Make the room's sentences, matters and audiences known."""
        from manyuan.lifecycle.audiences import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.lifecycle.matters import MATTERS  # noqa: PLC0415 -- app ready
        from manyuan.lifecycle.papers import register_papers  # noqa: PLC0415 -- app ready
        from manyuan.lifecycle.sentences import SENTENCES, WORDS  # noqa: PLC0415 -- app ready

        register_papers()
        register_sentences(SENTENCES, words=WORDS)
        register_matters(*MATTERS)
        register_audiences(self.label, self.verbose_name, AUDIENCES)
