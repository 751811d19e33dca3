from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.offers.kinds import FlowKind, register_kind


class MaterialConfig(AppConfig):
    """Lesson plans, item banks, courseware and recordings that schools let each other use."""

    name = "manyuan.engagements.kinds.material"
    label = "material"
    verbose_name = _("资料共享")

    def ready(self) -> None:
        """Make the kind and its history sentences known."""
        from manyuan.engagements.kinds.material.audiences import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.material.enums import (  # noqa: PLC0415 -- app ready
            KIND,
            UseMode,
        )
        from manyuan.engagements.kinds.material.permissions import (  # noqa: PLC0415 -- app ready
            may_list_materials,
        )
        from manyuan.engagements.kinds.material.queries.materials import (  # noqa: PLC0415 -- app ready
            search_materials,
            visible_codes,
        )
        from manyuan.engagements.kinds.material.queries.openings import (  # noqa: PLC0415 -- app ready
            openings,
        )
        from manyuan.engagements.kinds.material.rows import TABLES  # noqa: PLC0415 -- app ready
        from manyuan.engagements.kinds.material.sentences import (  # noqa: PLC0415 -- app ready
            SENTENCES,
        )

        register_sentences(SENTENCES)
        register_kind(
            FlowKind(
                slug=KIND,
                label=self.verbose_name,
                path="materials",
                urls="manyuan.web.materials.urls",
                home="materials",
                page="material",
                tables=TABLES,
                codes=visible_codes,
                may_list=may_list_materials,
                modes={one.value: one.label for one in UseMode},
                audiences=AUDIENCES,
                openings=openings,
                answer="material-new",
                search=search_materials,
            )
        )
