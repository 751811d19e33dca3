from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.notices.audiences import register_audiences
from manyuan.papers.sentences import SENTENCES


class PapersConfig(AppConfig):
    """Papers that the bureau and its groups issue: written, numbered, kept and checked."""

    name = "manyuan.papers"
    label = "papers"
    verbose_name = _("文书")

    def ready(self) -> None:
        """Make the room's history sentences and audiences known."""
        from manyuan.papers.audiences import AUDIENCES  # noqa: PLC0415 -- app ready

        register_sentences(SENTENCES)
        register_audiences(self.label, self.verbose_name, AUDIENCES)
