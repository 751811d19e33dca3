from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.engagements.signups.kinds import PublicKind, register_public_kind
from manyuan.history.sentences import register_sentences
from manyuan.inbox.matters import register_matters
from manyuan.offers.kinds import FlowKind, register_kind


class EventConfig(AppConfig):
    """What several schools hold together: celebrations, science days, leagues, open days."""

    name = "manyuan.engagements.kinds.event"
    label = "event"
    verbose_name = _("联合活动")

    def ready(self) -> None:
        """Make the kind known, to who has an account and to the public, and its sentences."""
        from manyuan.engagements.kinds.event import public  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.event.audiences import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.event.enums import KIND, EventMode  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.event.matters import MATTERS  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.event.permissions import (  # noqa: PLC0415 -- app ready
            may_list_events,
        )
        from manyuan.engagements.kinds.event.queries.openings import (  # noqa: PLC0415 -- app ready
            openings,
        )
        from manyuan.engagements.kinds.event.rescheduling import (  # noqa: PLC0415 -- app ready
            move_occasion,
        )
        from manyuan.engagements.kinds.event.rows import TABLES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.event.sentences import SENTENCES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.event.visibility import (  # noqa: PLC0415 -- app ready
            visible_codes,
        )

        register_sentences(SENTENCES)
        register_matters(*MATTERS)
        register_kind(
            FlowKind(
                slug=KIND,
                label=self.verbose_name,
                path="events",
                urls="manyuan.web.events.urls",
                home="events",
                page="event",
                tables=TABLES,
                codes=visible_codes,
                may_list=may_list_events,
                modes={mode.value: mode.label for mode in EventMode},
                openings=openings,
                answer="event-new",
                move=move_occasion,
                audiences=AUDIENCES,
            )
        )
        register_public_kind(
            PublicKind(
                slug=KIND,
                label=self.verbose_name,
                page="event",
                shown=public.shown,
                may_open=public.may_open,
                codes=visible_codes,
                programme=public.programme,
                poster=public.poster,
            )
        )
