"""Where an installation keeps its own files, and Django made ready for a command."""

import os
from pathlib import Path

import click

from manyuan.cli import language
from manyuan.cli.language import gettext as _
from manyuan.kernel.errors import BadInput, NotPossible


class NotUpgraded(NotPossible):
    """The database is not that of this version."""

    code = "not_upgraded"
    sentence = "数据库还不是当前版本的结构。请先备份，再运行 manyuan upgrade。"


class SettingsUnusable(BadInput):
    """A setting in the environment names something that is not there."""

    code = "settings_unusable"
    sentence = "环境变量里的设置不能用：{problem}。请检查 DATABASE_URL 等设置。"


def home() -> Path:
    """Return the folder of this installation (MANYUAN_HOME)."""
    chosen = os.environ.get("MANYUAN_HOME")
    return Path(chosen) if chosen else Path.home() / ".local" / "share" / "manyuan"


def start_django() -> None:
    """Make the models usable and let Django speak the terminal's language."""
    import django  # noqa: PLC0415 -- slow, and most of the command line needs none of it
    from dj_database_url import ParseError, UnknownSchemeError  # noqa: PLC0415 -- slow
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415 -- slow
    from django.utils import translation  # noqa: PLC0415 -- slow

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manyuan.config.settings")
    try:
        django.setup()
    except (ImproperlyConfigured, ParseError, UnknownSchemeError) as problem:
        reason = str(problem).partition("\n")[0].rstrip(".")
        raise SettingsUnusable(problem=reason) from problem
    translation.activate("zh-hans" if language.chosen() == "zh" else "en")


def migrate() -> None:
    """Bring the database to this version; nothing happens when it already is."""
    from django.core.management import call_command  # noqa: PLC0415 -- slow

    call_command("migrate", interactive=False, verbosity=0)


def is_current() -> bool:
    """Say whether every migration of this version is applied."""
    from django.db import connection  # noqa: PLC0415 -- app ready
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 -- slow

    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def require_database() -> None:
    """Refuse a database of another version.

    Raises
    ------
    NotUpgraded
        Also where there is no table at all.
    """
    if not is_current():
        raise NotUpgraded


def first_database() -> None:
    """Make the very first database, in which nothing can be lost; refuse one that is behind."""
    # SQLite makes its file, but not the folder for it.
    home().mkdir(parents=True, exist_ok=True)
    if is_current():
        return
    from django.db import connection  # noqa: PLC0415 -- app ready

    if connection.introspection.table_names():
        raise NotUpgraded
    click.echo(_("还没有数据库，正在建立…"), err=True)
    migrate()
