from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.inbox.matters import register_matters
from manyuan.offers.kinds import FlowKind, register_kind


class LendingConfig(AppConfig):
    """Boxes of books that go from school to school."""

    name = "worlds.lending"
    label = "lending"
    verbose_name = _("图书漂流")

    def ready(self) -> None:
        from worlds.lending.actions import move_occasion
        from worlds.lending.audiences import AUDIENCES
        from worlds.lending.matters import MATTERS
        from worlds.lending.models import KIND, TABLES
        from worlds.lending.permissions import may_list_loans
        from worlds.lending.queries import openings, visible_codes

        register_sentences(
            {
                "lending.arranged": _("{giver}把《{title}》借给{taker}"),
                "lending.moved": _("《{title}》改在 {on} 送到（{reason}）"),
                "lending.cancelled": _("《{title}》不借了"),
            }
        )
        register_matters(*MATTERS)
        register_kind(
            FlowKind(
                slug=KIND,
                label=self.verbose_name,
                path="lending",
                urls="worlds.lending.urls",
                home="loans",
                page="loan",
                tables=TABLES,
                codes=visible_codes,
                may_list=may_list_loans,
                modes={"box": _("整箱")},
                move=move_occasion,
                audiences=AUDIENCES,
                openings=openings,
                answer="loan-new",
            )
        )
