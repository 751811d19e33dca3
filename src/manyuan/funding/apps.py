from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.inbox.matters import register_matters
from manyuan.notices.audiences import register_audiences


class FundingConfig(AppConfig):
    """The money of group schooling: pots, their division, budgets and the books."""

    name = "manyuan.funding"
    label = "funding"
    verbose_name = _("经费")

    def ready(self) -> None:
        """Make the room's sentences, matters and audiences known."""
        from manyuan.funding.audiences import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.funding.matters import MATTERS  # noqa: PLC0415 -- app ready
        from manyuan.funding.papers import register_papers  # noqa: PLC0415 -- app ready
        from manyuan.funding.sentences import SENTENCES, WORDS  # noqa: PLC0415 -- app ready

        register_papers()
        register_sentences(SENTENCES, words=WORDS)
        register_matters(*MATTERS)
        register_audiences(self.label, self.verbose_name, AUDIENCES)
