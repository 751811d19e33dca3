from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.inbox.matters import register_matters
from manyuan.offers.kinds import FlowKind, register_kind


class VisitConfig(AppConfig):
    """Experts who come to a school: the second kind of flow."""

    name = "manyuan.engagements.kinds.visit"
    label = "visit"
    verbose_name = _("专家到校")

    def ready(self) -> None:
        """Make the kind and its history sentences known."""
        from manyuan.engagements.kinds.visit.audiences import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.visit.enums import KIND  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.visit.matters import MATTERS  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.visit.permissions import (  # noqa: PLC0415 -- app ready
            may_list_visits,
        )
        from manyuan.engagements.kinds.visit.queries.openings import (  # noqa: PLC0415 -- app ready
            openings,
        )
        from manyuan.engagements.kinds.visit.queries.visits import (  # noqa: PLC0415 -- app ready
            visible_codes,
        )
        from manyuan.engagements.kinds.visit.rescheduling import (  # noqa: PLC0415 -- app ready
            move_occasion,
            remarks_on_occasion,
        )
        from manyuan.engagements.kinds.visit.rows import TABLES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.visit.sentences import (  # noqa: PLC0415 -- app ready
            SENTENCES,
            WORDS,
        )

        register_sentences(SENTENCES, words=WORDS)
        register_matters(*MATTERS)
        register_kind(
            FlowKind(
                slug=KIND,
                label=self.verbose_name,
                path="visits",
                urls="manyuan.web.visits.urls",
                home="visits",
                page="visit",
                tables=TABLES,
                codes=visible_codes,
                may_list=may_list_visits,
                modes={},
                openings=openings,
                move=move_occasion,
                remarks_on_move=remarks_on_occasion,
                audiences=AUDIENCES,
            )
        )
