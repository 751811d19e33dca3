from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.notices.audiences import register_audiences


class SignUpsConfig(AppConfig):
    """What the public reads, and how it signs up for what takes place."""

    name = "manyuan.engagements.signups"
    label = "signups"
    verbose_name = _("公开报名")

    def ready(self) -> None:
        """Make the room's history sentences known."""
        from manyuan.engagements.signups.audiences import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.signups.sentences import (  # noqa: PLC0415 -- app ready
            SENTENCES,
            WORDS,
        )

        register_sentences(SENTENCES, words=WORDS)
        register_audiences(self.label, self.verbose_name, AUDIENCES)
