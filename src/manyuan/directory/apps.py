from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from manyuan.directory.sentences import SENTENCES
from manyuan.history.sentences import register_sentences
from manyuan.notices.audiences import register_audiences
from manyuan.sheets.stores import register_stores


class DirectoryConfig(AppConfig):
    """Who exists: bureau, schools, groups, memberships, partners and what schools report."""

    name = "manyuan.directory"
    label = "directory"
    verbose_name = _("目录")

    def ready(self) -> None:
        """Make the room's history sentences and tables known."""
        from manyuan.directory.audiences import AUDIENCES  # noqa: PLC0415 -- app ready
        from manyuan.directory.papers import register_papers  # noqa: PLC0415 -- app ready
        from manyuan.directory.sheets import STORES  # noqa: PLC0415 -- app ready

        register_sentences(SENTENCES)
        register_stores(STORES)
        register_audiences(self.label, self.verbose_name, AUDIENCES)
        register_papers()
