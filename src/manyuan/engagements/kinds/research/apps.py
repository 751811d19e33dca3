from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.inbox.matters import register_matters
from manyuan.offers.kinds import FlowKind, register_kind


class ResearchConfig(AppConfig):
    """Joint research, training and meetings: what schools work out together."""

    name = "manyuan.engagements.kinds.research"
    label = "research"
    verbose_name = _("联合教研")

    def ready(self) -> None:
        """Make the kind and its history sentences known."""
        from manyuan.engagements.kinds.research.audiences import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.research.enums import (  # noqa: PLC0415 -- app ready
            KIND,
            ResearchMode,
        )
        from manyuan.engagements.kinds.research.matters import MATTERS  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.research.permissions import (  # noqa: PLC0415 -- app ready
            may_list_research,
        )
        from manyuan.engagements.kinds.research.queries.research import (  # noqa: PLC0415 -- app ready
            visible_codes,
        )
        from manyuan.engagements.kinds.research.rescheduling import (  # noqa: PLC0415 -- app ready
            move_occasion,
        )
        from manyuan.engagements.kinds.research.rows import TABLES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.research.sentences import (  # noqa: PLC0415 -- app ready
            SENTENCES,
            WORDS,
        )

        register_sentences(SENTENCES, words=WORDS)
        register_matters(*MATTERS)
        register_kind(
            FlowKind(
                slug=KIND,
                label=self.verbose_name,
                path="research",
                urls="manyuan.web.research.urls",
                home="research-list",
                page="research",
                tables=TABLES,
                codes=visible_codes,
                may_list=may_list_research,
                modes={one.value: one.label for one in ResearchMode},
                answer="research-new",
                move=move_occasion,
                audiences=AUDIENCES,
            )
        )
