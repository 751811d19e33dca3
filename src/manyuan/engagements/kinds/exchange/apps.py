from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.inbox.matters import register_matters
from manyuan.offers.kinds import FlowKind, register_kind


class ExchangeConfig(AppConfig):
    """Pupils who go to another school of their group for some days."""

    name = "manyuan.engagements.kinds.exchange"
    label = "exchange"
    verbose_name = _("学生交换")

    def ready(self) -> None:
        """Make the kind and its history sentences known."""
        from manyuan.engagements.kinds.exchange.audiences import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.exchange.enums import KIND  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.exchange.matters import MATTERS  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.exchange.permissions import (  # noqa: PLC0415 -- app ready
            may_list_exchanges,
        )
        from manyuan.engagements.kinds.exchange.queries.exchanges import (  # noqa: PLC0415 -- app ready
            visible_codes,
        )
        from manyuan.engagements.kinds.exchange.queries.openings import (  # noqa: PLC0415 -- app ready
            openings,
        )
        from manyuan.engagements.kinds.exchange.rows import TABLES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.exchange.sentences import (  # noqa: PLC0415 -- app ready
            SENTENCES,
        )

        register_sentences(SENTENCES)
        register_matters(*MATTERS)
        register_kind(
            FlowKind(
                slug=KIND,
                label=self.verbose_name,
                path="exchanges",
                urls="manyuan.web.exchanges.urls",
                home="pupil-exchanges",
                page="pupil-exchange",
                tables=TABLES,
                codes=visible_codes,
                may_list=may_list_exchanges,
                modes={},
                audiences=AUDIENCES,
                openings=openings,
                answer="pupil-exchange-new",
            )
        )
