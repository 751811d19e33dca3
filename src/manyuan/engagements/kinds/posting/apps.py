from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.inbox.matters import register_matters
from manyuan.offers.kinds import FlowKind, register_kind


class PostingConfig(AppConfig):
    """Teachers who work at another school for a time: the first kind of flow."""

    name = "manyuan.engagements.kinds.posting"
    label = "posting"
    verbose_name = _("教师交流")

    def ready(self) -> None:
        """Make the kind and its history sentences known."""
        from manyuan.engagements.kinds.posting.audiences import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.posting.enums import KIND, Mode  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.posting.matters import MATTERS  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.posting.permissions import (  # noqa: PLC0415 -- app ready
            may_list_postings,
        )
        from manyuan.engagements.kinds.posting.queries.postings import (  # noqa: PLC0415 -- app ready
            visible_codes,
        )
        from manyuan.engagements.kinds.posting.rows import TABLES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.posting.sentences import (  # noqa: PLC0415 -- app ready
            SENTENCES,
            WORDS,
        )

        register_sentences(SENTENCES, words=WORDS)
        register_matters(*MATTERS)
        register_kind(
            FlowKind(
                slug=KIND,
                label=self.verbose_name,
                path="postings",
                urls="manyuan.web.postings.urls",
                home="postings",
                page="posting",
                tables=TABLES,
                codes=visible_codes,
                may_list=may_list_postings,
                modes={mode.value: mode.label for mode in Mode},
                audiences=AUDIENCES,
            )
        )
