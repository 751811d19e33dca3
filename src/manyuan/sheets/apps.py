from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.history.sentences import register_sentences
from manyuan.sheets.sentences import SENTENCES


class SheetsConfig(AppConfig):
    """Excel and CSV in and out."""

    name = "manyuan.sheets"
    label = "sheets"
    verbose_name = _("表格")

    def ready(self) -> None:
        """Make the room's history sentences known."""
        register_sentences(SENTENCES)
