from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.followers import register_follower
from manyuan.history.sentences import register_sentences


class NoticesConfig(AppConfig):
    """Who is told of what was done: in the product, by e-mail, in a chat group."""

    name = "manyuan.notices"
    label = "notices"
    verbose_name = _("消息")

    def ready(self) -> None:
        """Follow the records of history, and make the room's own sentences known."""
        from manyuan.notices.sentences import SENTENCES, WORDS  # noqa: PLC0415 -- app ready
        from manyuan.notices.telling import tell  # noqa: PLC0415 -- app ready

        register_follower(tell)
        register_sentences(SENTENCES, words=WORDS)
