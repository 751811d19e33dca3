from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.inbox.matters import register_matters
from manyuan.offers.kinds import FlowKind, register_kind


class VenueConfig(AppConfig):
    """Halls, fields and laboratories that schools lend each other: a kind of flow."""

    name = "manyuan.engagements.kinds.venue"
    label = "venue"
    verbose_name = _("场地共享")

    def ready(self) -> None:
        """Make the kind and its history sentences known."""
        from manyuan.engagements.kinds.venue.audiences import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.venue.conflicts import (  # noqa: PLC0415 -- app ready
            closed_while_booked,
        )
        from manyuan.engagements.kinds.venue.enums import KIND  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.venue.matters import MATTERS  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.venue.permissions import (  # noqa: PLC0415 -- app ready
            may_book_for,
            may_see_bookings,
        )
        from manyuan.engagements.kinds.venue.queries.bookings import (  # noqa: PLC0415 -- app ready
            visible_codes,
        )
        from manyuan.engagements.kinds.venue.queries.openings import (  # noqa: PLC0415 -- app ready
            openings,
        )
        from manyuan.engagements.kinds.venue.rescheduling import (  # noqa: PLC0415 -- app ready
            move_occasion,
        )
        from manyuan.engagements.kinds.venue.rows import TABLES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.venue.sentences import (  # noqa: PLC0415 -- app ready
            SENTENCES,
            WORDS,
        )
        from manyuan.sheets.conflicts import register_check  # noqa: PLC0415 -- app ready

        register_sentences(SENTENCES, words=WORDS)
        register_matters(*MATTERS)
        register_check(closed_while_booked)
        register_kind(
            FlowKind(
                slug=KIND,
                label=self.verbose_name,
                path="venues",
                urls="manyuan.web.venues.urls",
                home="venues",
                page="booking",
                tables=TABLES,
                codes=visible_codes,
                may_list=may_see_bookings,
                modes={},
                openings=openings,
                answer="venue-for-need",
                may_answer=may_book_for,
                move=move_occasion,
                rehouse=move_occasion,
                audiences=AUDIENCES,
            )
        )
