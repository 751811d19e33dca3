from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.notices.audiences import register_audiences
from manyuan.policies.sentences import SENTENCES


class PoliciesConfig(AppConfig):
    """Policy documents: what the bureau and the groups have laid down, filed in versions."""

    name = "manyuan.policies"
    label = "policies"
    verbose_name = _("政策文件")

    def ready(self) -> None:
        """Make the room's history sentences and audiences known."""
        from manyuan.policies.audiences import AUDIENCES  # noqa: PLC0415 -- app ready

        register_sentences(SENTENCES)
        register_audiences(self.label, self.verbose_name, AUDIENCES)
