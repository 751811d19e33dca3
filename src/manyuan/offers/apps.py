from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.inbox.matters import register_matters
from manyuan.notices.audiences import register_audiences
from manyuan.notices.closings import register_closings
from manyuan.offers.enums import ExemptionReason
from manyuan.offers.sentences import SENTENCES
from manyuan.sheets.stores import register_stores
from manyuan.sheets.tables import TEACHERS


class OffersConfig(AppConfig):
    """What schools, groups and partners give and need, collected year by year."""

    name = "manyuan.offers"
    label = "offers"
    verbose_name = _("供需")

    def ready(self) -> None:
        """Make the room's history sentences and tables known."""
        from manyuan.offers.audiences import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.offers.collecting import CLOSINGS  # noqa: PLC0415 -- app ready
        from manyuan.offers.matters import MATTERS  # noqa: PLC0415 -- app ready
        from manyuan.offers.sheets import STORES  # noqa: PLC0415 -- app ready

        register_sentences(
            SENTENCES,
            words={
                "exemption": dict(ExemptionReason.choices),
                "field": {column.name: _(column.label) for column in TEACHERS.columns},
            },
        )
        register_stores(STORES)
        register_matters(*MATTERS)
        register_audiences(self.label, self.verbose_name, AUDIENCES)
        register_closings(*CLOSINGS)
