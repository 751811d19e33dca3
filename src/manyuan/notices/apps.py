from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _

from manyuan.history.followers import register_follower
from manyuan.history.sentences import register_sentences


class NoticesConfig(AppConfig):
    """Who is told of what was done: in the product, by e-mail, in a chat group."""

    name = "manyuan.notices"
    label = "notices"
    verbose_name = _("消息")

    def ready(self) -> None:
        """Follow the records of history; make known the own sentences, and who hears of seats."""
        from manyuan.notices.audiences import register_audiences  # noqa: PLC0415 -- app ready
        from manyuan.notices.sentences import SENTENCES, WORDS  # noqa: PLC0415 -- app ready
        from manyuan.notices.standing_in import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.notices.telling import tell  # noqa: PLC0415 -- app ready

        register_follower(tell)
        register_sentences(SENTENCES, words=WORDS)
        seats = apps.get_app_config("seats")
        register_audiences(seats.label, seats.verbose_name, AUDIENCES)
