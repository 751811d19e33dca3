from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.seats.sentences import SENTENCES, WORDS


class SeatsConfig(AppConfig):
    """Who sits where: person × role × unit × dated interval."""

    name = "manyuan.seats"
    label = "seats"
    verbose_name = _("席位")

    def ready(self) -> None:
        """Make the room's history sentences known."""
        register_sentences(SENTENCES, words=WORDS)
