from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SeatsConfig(AppConfig):
    """Who sits where: person × role × unit × dated interval."""

    name = "manyuan.seats"
    label = "seats"
    verbose_name = _("席位")

    def ready(self) -> None:
        """Make the room's history sentences known."""
        from manyuan.history.sentences import register_sentences  # noqa: PLC0415 -- app ready
        from manyuan.seats.sentences import SENTENCES, WORDS  # noqa: PLC0415 -- app ready

        register_sentences(SENTENCES, words=WORDS)
