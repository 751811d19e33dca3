from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.notices.audiences import register_audiences


class WheelConfig(AppConfig):
    """The work of a school year: what is due, who is late, and how the next year begins."""

    name = "manyuan.wheel"
    label = "wheel"
    verbose_name = _("学年工作")

    def ready(self) -> None:
        """Make the room's sentences and audiences known."""
        from manyuan.wheel.audiences import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.wheel.sentences import SENTENCES, WORDS  # noqa: PLC0415 -- app ready

        register_sentences(SENTENCES, words=WORDS)
        register_audiences(self.label, self.verbose_name, AUDIENCES)
