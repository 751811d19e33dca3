from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.inbox.matters import register_matters
from manyuan.notices.audiences import register_audiences
from manyuan.notices.closings import register_closings
from manyuan.plans.sentences import SENTENCES


class PlansConfig(AppConfig):
    """What is proposed, explained and adopted."""

    name = "manyuan.plans"
    label = "plans"
    verbose_name = _("计划")

    def ready(self) -> None:
        """Make the room's history sentences known."""
        from manyuan.plans.audiences import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.plans.closings import ANSWERS  # noqa: PLC0415 -- app ready
        from manyuan.plans.matters import MATTERS  # noqa: PLC0415 -- app ready
        from manyuan.plans.papers.issued import register_papers  # noqa: PLC0415 -- app ready

        register_papers()
        register_sentences(SENTENCES)
        register_matters(*MATTERS)
        register_audiences(self.label, self.verbose_name, AUDIENCES)
        register_closings(ANSWERS)
